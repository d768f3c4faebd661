package io.sealpost.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code MSG-LEN SP SYSLOG-MSG}, as the wire has it (RFC 5425 section 4.3) and, with an LF behind
 * each message, as the archive has it.
 *
 * <p>Written apart from the framing of {@code io.sealpost.transport}, so that the two check each
 * other.
 */
final class OctetCounting {
  private static final int MAX_LENGTH = 16 * 1024 * 1024;

  private OctetCounting() {}

  /** Returns the next message of a wire, or empty at the end of the stream between two messages. */
  static Optional<byte[]> read(InputStream in) throws IOException {
    int octet = in.read();
    if (octet < 0) {
      return Optional.empty();
    }
    if (octet < '1' || octet > '9') {
      throw new ProtocolException("MSG-LEN begins with octet " + octet);
    }
    return Optional.of(readExactly(in, readLength(in, octet - '0')));
  }

  /** Returns the next message of an archive, or empty at its end. */
  static Optional<byte[]> readLine(InputStream in) throws IOException {
    Optional<byte[]> message = read(in);
    if (message.isPresent() && in.read() != '\n') {
      throw new ProtocolException("no LF behind a message of " + message.get().length + " octets");
    }
    return message;
  }

  /** Returns a message as a line of the archive. */
  static byte[] line(byte[] message) {
    byte[] count = (message.length + " ").getBytes(StandardCharsets.US_ASCII);
    byte[] line = new byte[count.length + message.length + 1];
    System.arraycopy(count, 0, line, 0, count.length);
    System.arraycopy(message, 0, line, count.length, message.length);
    line[line.length - 1] = '\n';
    return line;
  }

  static byte[] readExactly(InputStream in, int length) throws IOException {
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new EOFException("stream ended after " + octets.length + " of " + length + " octets");
    }
    return octets;
  }

  private static int readLength(InputStream in, int firstDigit) throws IOException {
    int length = firstDigit;
    for (int octet = in.read(); octet != ' '; octet = in.read()) {
      if (octet < '0' || octet > '9') {
        throw new ProtocolException("octet " + octet + " in MSG-LEN");
      }
      length = length * 10 + octet - '0';
      if (length > MAX_LENGTH) {
        throw new ProtocolException("MSG-LEN above " + MAX_LENGTH);
      }
    }
    return length;
  }
}
