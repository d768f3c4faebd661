/** The spool directory: who holds it, on which machine it was used, its locks. */
@NullMarked
package io.sealpost.journal.directory;

import org.jspecify.annotations.NullMarked;
