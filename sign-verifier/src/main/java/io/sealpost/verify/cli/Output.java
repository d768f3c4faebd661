package io.sealpost.verify.cli;

import io.sealpost.verify.Report;
import io.sealpost.verify.VerdictSink;
import java.io.IOException;

/** One form in which the verdicts on an archive are written, while they come. */
interface Output extends VerdictSink {
  /** Writes what is left. */
  void finish(Report report) throws IOException;
}
