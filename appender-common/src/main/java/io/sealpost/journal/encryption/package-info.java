/** The keys under which the journal is written (ADR 11). */
@NullMarked
package io.sealpost.journal.encryption;

import org.jspecify.annotations.NullMarked;
