package io.sealpost.verify.cli;

import io.sealpost.verify.Report;
import io.sealpost.verify.VerdictSink;
import io.sealpost.verify.rewriting.Explanation;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A form in which results are written while the archive is read. Closing it gives back what it took
 * to hold some of them back.
 */
sealed interface Output extends VerdictSink, Closeable permits TextOutput, NdjsonOutput {
  /**
   * Writes what could not be written before.
   *
   * @param passedOver lines of signers that nobody asked for
   * @param explanations why lines do not verify, as far as that is evident
   */
  void finish(Report report, long passedOver, List<Explanation> explanations) throws IOException;
}
