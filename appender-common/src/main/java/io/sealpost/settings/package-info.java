/**
 * Settings as text, from whichever framework, into configuration records; all faults at once.
 *
 * <p>May depend on: {@code io.sealpost} and all below it.
 */
@NullMarked
package io.sealpost.settings;

import org.jspecify.annotations.NullMarked;
