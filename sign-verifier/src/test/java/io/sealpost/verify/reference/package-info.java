/**
 * A slow verifier to compare the engine with: written from RFC 5848 and from the verifier's rules
 * alone, simple rather than fast, with the whole archive in memory.
 *
 * <p>May depend on nothing of ours: what both had in common could be wrong in both. {@code
 * IndependenceTest} holds it.
 */
@NullMarked
package io.sealpost.verify.reference;

import org.jspecify.annotations.NullMarked;
