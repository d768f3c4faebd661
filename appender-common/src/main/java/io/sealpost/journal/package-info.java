/**
 * Octets in order, kept until no longer needed: appending, reading, recovery, freeing. Never looks
 * inside an entry.
 */
@NullMarked
package io.sealpost.journal;

import org.jspecify.annotations.NullMarked;
