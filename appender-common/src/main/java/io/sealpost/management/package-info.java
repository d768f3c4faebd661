/** The pipeline as its operators see it: figures and commands over JMX, meters for Micrometer. */
@NullMarked
package io.sealpost.management;

import org.jspecify.annotations.NullMarked;
