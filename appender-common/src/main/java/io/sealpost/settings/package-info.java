/**
 * Converts settings as text, from either framework, into configuration records; reports all faults
 * at once.
 */
@NullMarked
package io.sealpost.settings;

import org.jspecify.annotations.NullMarked;
