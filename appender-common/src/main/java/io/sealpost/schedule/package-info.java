/**
 * When to deliver, and how fast: windows, the gate, the rate. Knows nothing about what is
 * delivered; time is passed in.
 */
@NullMarked
package io.sealpost.schedule;

import org.jspecify.annotations.NullMarked;
