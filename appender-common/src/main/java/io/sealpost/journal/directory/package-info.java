/** The spool directory: its holder, the machine it was used on, its locks. */
@NullMarked
package io.sealpost.journal.directory;

import org.jspecify.annotations.NullMarked;
