/**
 * When to deliver, and how fast: windows, the gate that they make, the rate. Knows nothing of what
 * is delivered; time is handed in.
 *
 * <p>May depend on: nothing of ours.
 */
@NullMarked
package io.sealpost.schedule;

import org.jspecify.annotations.NullMarked;
