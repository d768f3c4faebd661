/**
 * Archives of every kind, and what somebody without a key can do to them: each edited archive is
 * judged by the engine and by the reference, and no change of what it says may pass.
 *
 * <p>May depend on: {@code verify.reference}, and {@code verify.EngineRun} for the engine.
 */
@NullMarked
package io.sealpost.verify.edits;

import org.jspecify.annotations.NullMarked;
