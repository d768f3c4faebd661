package io.sealpost.verify.report;

import java.io.IOException;
import java.io.OutputStream;

/** One line of the input: its position, and its octets without the line terminator. */
public interface ArchiveLine {
  LinePosition position();

  /** Writes the octets as they came. */
  void writeTo(OutputStream out) throws IOException;
}
