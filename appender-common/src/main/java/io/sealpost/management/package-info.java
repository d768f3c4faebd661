/**
 * The pipeline as its operators see it: figures and orders over JMX, meters for Micrometer.
 *
 * <p>May depend on: {@code delivery}, {@code transport}.
 */
@NullMarked
package io.sealpost.management;

import org.jspecify.annotations.NullMarked;
