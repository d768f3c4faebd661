/** Files as the journal sees them: real, read-only, or in memory; the names of its files. */
@NullMarked
package io.sealpost.journal.disk;

import org.jspecify.annotations.NullMarked;
