/**
 * Archives as they lie on disk: which files, in which order, and where one message ends and the
 * next begins.
 *
 * <p>May depend on nothing of ours.
 */
@NullMarked
package io.sealpost.verify.input;

import org.jspecify.annotations.NullMarked;
