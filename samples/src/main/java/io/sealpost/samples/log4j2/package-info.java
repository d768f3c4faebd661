/** An ordinary Log4j2 application; its configuration is {@code log4j2.xml}. */
@NullMarked
package io.sealpost.samples.log4j2;

import org.jspecify.annotations.NullMarked;
