/**
 * The pipeline as its operators see it: statistics and commands over JMX, meters for Micrometer.
 */
@NullMarked
package io.sealpost.management;

import org.jspecify.annotations.NullMarked;
