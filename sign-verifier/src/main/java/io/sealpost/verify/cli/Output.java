package io.sealpost.verify.cli;

import io.sealpost.verify.report.VerdictSink;
import java.io.Closeable;
import java.io.IOException;

/**
 * A form in which results are written while the archive is read. Closing it releases what held some
 * of them back.
 */
sealed interface Output extends VerdictSink, Closeable permits TextOutput, NdjsonOutput {
  /** Writes what could not be written earlier. */
  void finish(Outcome outcome) throws IOException;
}
