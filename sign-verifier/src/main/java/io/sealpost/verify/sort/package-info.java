/**
 * Messages that must wait before they can be written: those that are put in order by number, and
 * those that come behind. What does not fit in a given memory goes to temporary files.
 *
 * <p>May depend on: {@code io.sealpost.verify}, {@code io.sealpost.sign}.
 */
@NullMarked
package io.sealpost.verify.sort;

import org.jspecify.annotations.NullMarked;
