/**
 * Octets in order, kept until no longer needed: appending, reading, recovery, freeing. Does not
 * interpret the content of entries.
 */
@NullMarked
package io.sealpost.journal;

import org.jspecify.annotations.NullMarked;
