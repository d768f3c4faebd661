package io.sealpost.verify.input;

import java.io.IOException;

/** Takes the messages of one file in order. The array is only lent. */
public interface LineSink {
  /**
   * Takes a message without its terminator or octet count; it may be empty.
   *
   * @param number from 1; the ordinal of the message where messages are octet-counted
   */
  void line(int number, byte[] octets, int from, int to) throws IOException;

  /** Takes the beginning of a message that is longer than {@link ArchiveReader#MAX_OCTETS}. */
  void cutLine(int number, byte[] octets, int from, int to) throws IOException;
}
