package io.sealpost.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** How messages are delimited in a stream. */
public enum Framing {
  /**
   * {@code MSG-LEN SP SYSLOG-MSG}: mandatory over TLS (RFC 5425 section 4.3), the better of the two
   * over TCP (RFC 6587 section 3.4.1).
   *
   * <pre>
   *   5 &lt;13&gt;1          the message is the 5 octets after the space; LF may be among them
   * </pre>
   */
  OCTET_COUNTING {
    @Override
    int write(OutputStream out, byte[] octets, int offset, int length) throws IOException {
      if (length == 0) {
        throw new IllegalArgumentException("MSG-LEN cannot be 0 (RFC 5425 section 4.3)");
      }
      int count = writeNumber(out, length);
      out.write(octets, offset, length);
      return count + length;
    }
  },

  /**
   * {@code SYSLOG-MSG LF}, non-transparent (RFC 6587 section 3.4.2): for receivers over TCP and TLS
   * that support nothing better. A message that contains an LF cannot be sent.
   */
  LF {
    @Override
    int write(OutputStream out, byte[] octets, int offset, int length) throws IOException {
      for (int i = offset; i < offset + length; i++) {
        if (octets[i] == '\n') {
          throw new IOException(
              String.format(
                  Locale.ROOT,
                  "a message of %d octets holds a line end, which framing lf cannot carry",
                  length));
        }
      }
      out.write(octets, offset, length);
      out.write('\n');
      return length + 1;
    }
  };

  private static final int MOST_NUMBER_OCTETS = 11;

  /** Writes one frame and returns its length in octets. */
  abstract int write(OutputStream out, byte[] octets, int offset, int length) throws IOException;

  /** Writes a number of at least 0 in decimal digits and a space; returns how many octets. */
  static int writeNumber(OutputStream out, int number) throws IOException {
    byte[] text = new byte[MOST_NUMBER_OCTETS];
    int from = text.length - 1;
    text[from] = ' ';
    int left = number;
    do {
      text[--from] = (byte) ('0' + left % 10);
      left /= 10;
    } while (left > 0);
    out.write(text, from, text.length - from);
    return text.length - from;
  }
}
