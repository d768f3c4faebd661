package io.sealpost.verify.input;

import java.io.IOException;

/** Receives the messages of one file in order. The array is valid only during the call. */
public interface LineSink {
  /**
   * Takes a message without its terminator or octet count; it may be empty.
   *
   * @param number from 1; the ordinal of the message if messages are octet-counted
   */
  void line(int number, byte[] octets, int from, int to) throws IOException;

  /** Takes the beginning of a message that is longer than {@link ArchiveReader#MAX_OCTETS}. */
  void cutLine(int number, byte[] octets, int from, int to) throws IOException;
}
