/**
 * The pipeline as its users see it: open, append, close.
 *
 * <p>May depend on: {@code management}, {@code delivery}, {@code sign}, {@code transport}, {@code
 * schedule}, {@code journal}, {@code message}, {@code threads}.
 */
@NullMarked
package io.sealpost;

import org.jspecify.annotations.NullMarked;
