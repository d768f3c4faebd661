/**
 * The Log4j2 appender {@code <Sealpost>}: converts configuration and events of Log4j2 into those of
 * the core, nothing else.
 *
 * <p>May depend on: {@code io.sealpost}, its {@code settings}, and the values of {@code message}.
 */
@NullMarked
package io.sealpost.log4j2;

import org.jspecify.annotations.NullMarked;
