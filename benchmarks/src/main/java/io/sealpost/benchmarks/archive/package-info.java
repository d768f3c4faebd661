/**
 * Makes signed archives of any size on the fly, so that the verifier can be measured with more than
 * anybody would store. Its keys protect nothing.
 *
 * <p>May depend on: {@code io.sealpost.sign}, for its enums.
 */
@NullMarked
package io.sealpost.benchmarks.archive;

import org.jspecify.annotations.NullMarked;
