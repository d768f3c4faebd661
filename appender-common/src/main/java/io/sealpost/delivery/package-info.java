/**
 * The loops of a pipeline: the keeper seals and forces, the courier sends and has it confirmed.
 *
 * <p>May depend on: {@code message}, {@code journal}, {@code schedule}, {@code transport}, {@code
 * sign}, {@code threads}.
 */
@NullMarked
package io.sealpost.delivery;

import org.jspecify.annotations.NullMarked;
