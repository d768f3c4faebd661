package io.sealpost.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
      byte[] count = (length + " ").getBytes(StandardCharsets.US_ASCII);
      out.write(count);
      out.write(octets, offset, length);
      return count.length + length;
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

  /** Writes one frame and returns its length in octets. */
  abstract int write(OutputStream out, byte[] octets, int offset, int length) throws IOException;
}
