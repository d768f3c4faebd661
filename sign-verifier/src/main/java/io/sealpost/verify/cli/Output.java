package io.sealpost.verify.cli;

import io.sealpost.verify.Report;
import java.io.IOException;

/** A form in which results are written. */
sealed interface Output permits TextOutput, NdjsonOutput {
  void write(Report report) throws IOException;
}
