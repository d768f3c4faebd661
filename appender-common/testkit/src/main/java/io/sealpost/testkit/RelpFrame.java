package io.sealpost.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One RELP frame, as a server sees it.
 *
 * <pre>
 *   7 syslog 5 hello LF      TXNR SP COMMAND SP DATALEN [SP DATA] LF
 *   8 close 0 LF             no SP and no DATA when DATALEN is 0
 * </pre>
 */
final class RelpFrame {
  private static final int MAX_DIGITS = 9;
  private static final int MAX_COMMAND = 32;

  private final long transaction;
  private final String command;
  private final byte[] data;

  private RelpFrame(long transaction, String command, byte[] data) {
    this.transaction = transaction;
    this.command = command;
    this.data = data;
  }

  static RelpFrame of(long transaction, String command, String data) {
    return new RelpFrame(transaction, command, data.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns the next frame, or empty at the end of the stream between two frames. */
  static Optional<RelpFrame> read(InputStream in) throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    long transaction = number((char) first + word(in, MAX_DIGITS - 1, ' '));
    String command = word(in, MAX_COMMAND, ' ');
    return Optional.of(new RelpFrame(transaction, command, readData(in)));
  }

  void writeTo(OutputStream out) throws IOException {
    String header = transaction + " " + command + " " + data.length + (data.length > 0 ? " " : "");
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    out.write(data);
    out.write('\n');
  }

  /** 0 for a hint, which is not answered. */
  long transaction() {
    return transaction;
  }

  String command() {
    return command;
  }

  byte[] data() {
    return data;
  }

  String text() {
    return new String(data, StandardCharsets.UTF_8);
  }

  private static byte[] readData(InputStream in) throws IOException {
    StringBuilder digits = new StringBuilder();
    int octet = in.read();
    for (; octet >= '0' && octet <= '9' && digits.length() < MAX_DIGITS; octet = in.read()) {
      digits.append((char) octet);
    }
    int length = (int) number(digits.toString());
    if (octet == '\n' && length == 0) {
      return new byte[0];
    }
    if (octet != ' ') {
      throw new ProtocolException("octet " + octet + " behind DATALEN");
    }
    byte[] data = OctetCounting.readExactly(in, length);
    if (in.read() != '\n') {
      throw new ProtocolException("no LF behind " + length + " octets of DATA");
    }
    return data;
  }

  private static String word(InputStream in, int maxLength, char end) throws IOException {
    StringBuilder word = new StringBuilder();
    for (int octet = in.read(); octet != end; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("stream ended within a frame's header");
      }
      if (word.length() == maxLength) {
        throw new ProtocolException("more than " + maxLength + " characters: " + word);
      }
      word.append((char) octet);
    }
    return word.toString();
  }

  private static long number(String digits) throws ProtocolException {
    if (!digits.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      throw new ProtocolException("not a number of 1 to 9 digits: " + digits);
    }
    return Long.parseLong(digits);
  }
}
