/** What is on disk, octet by octet: segments, entries, checkpoints; and what is damaged. */
@NullMarked
package io.sealpost.journal.format;

import org.jspecify.annotations.NullMarked;
