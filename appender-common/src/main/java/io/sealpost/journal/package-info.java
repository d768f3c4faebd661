/**
 * Octets in order, kept until no longer needed: segments, positions, recovery. Never looks inside
 * an entry.
 *
 * <p>May depend on: {@code threads}.
 */
@NullMarked
package io.sealpost.journal;

import org.jspecify.annotations.NullMarked;
