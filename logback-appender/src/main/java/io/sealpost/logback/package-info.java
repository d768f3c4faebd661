/**
 * The Logback appender {@link io.sealpost.logback.SealpostAppender}: converts configuration and
 * events of Logback into those of the core, nothing else.
 *
 * <p>May depend on: {@code io.sealpost}, its {@code settings}, and the values of {@code message}.
 */
@NullMarked
package io.sealpost.logback;

import org.jspecify.annotations.NullMarked;
