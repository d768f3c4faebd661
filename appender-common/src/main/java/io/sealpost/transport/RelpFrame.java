package io.sealpost.transport;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * A frame of RELP.
 *
 * <pre>
 *   TXNR SP COMMAND SP DATALEN [SP DATA] LF
 *
 *   2 syslog 4 &lt;13&gt;LF     DATALEN counts DATA only, which may contain LF
 *   3 close 0LF           without DATA there is no SP before the LF either
 * </pre>
 *
 * @param transaction from 1 to 999,999,999 on each connection; 0 is a hint, which is not answered
 * @param command 1 to 32 letters
 * @param data as text: all that a server sends is text; what Sealpost sends need not be, and is
 *     only written
 */
record RelpFrame(int transaction, String command, String data) {
  static final int HINT = 0;
  static final int LAST_TRANSACTION = 999_999_999;

  private static final int MOST_DIGITS = 9;
  private static final int LONGEST_COMMAND = 32;

  /** Writes a frame and returns its length in octets. */
  static int write(
      OutputStream out, int transaction, String command, byte[] data, int offset, int length)
      throws IOException {
    String header = transaction + " " + command + " " + length + (length > 0 ? " " : "");
    out.write(header.getBytes(StandardCharsets.US_ASCII));
    out.write(data, offset, length);
    out.write('\n');
    return header.length() + length + 1;
  }

  /**
   * Takes the next frame from a buffer.
   *
   * @return empty if it is not complete: the buffer is then unchanged
   * @throws ProtocolException if this is not, and cannot become, a frame with at most {@code
   *     longest} octets of data
   */
  static Optional<RelpFrame> read(ByteBuffer buffer, int longest) throws ProtocolException {
    int begin = buffer.position();
    try {
      return Optional.of(parse(buffer, longest));
    } catch (BufferUnderflowException e) {
      buffer.position(begin);
      return Optional.empty();
    }
  }

  private static RelpFrame parse(ByteBuffer buffer, int longest) throws ProtocolException {
    int transaction = number(buffer, "transaction number");
    require(buffer, ' ');
    String command = command(buffer);
    require(buffer, ' ');
    int length = number(buffer, "length");
    if (length > longest) {
      throw new ProtocolException("not RELP: a frame with " + length + " octets of data");
    }
    byte[] data = new byte[length];
    if (length > 0) {
      require(buffer, ' ');
      buffer.get(data);
    }
    require(buffer, '\n');
    return new RelpFrame(transaction, command, new String(data, StandardCharsets.UTF_8));
  }

  private static int number(ByteBuffer buffer, String what) throws ProtocolException {
    int number = 0;
    int digits = 0;
    for (int next = peek(buffer); next >= '0' && next <= '9'; next = peek(buffer)) {
      number = number * 10 + buffer.get() - '0';
      digits++;
      if (digits > MOST_DIGITS) {
        throw new ProtocolException("not RELP: a " + what + " of more than 9 digits");
      }
    }
    if (digits == 0) {
      throw new ProtocolException("not RELP: no digit in a " + what);
    }
    return number;
  }

  private static String command(ByteBuffer buffer) throws ProtocolException {
    StringBuilder command = new StringBuilder();
    while (isLetter(peek(buffer)) && command.length() < LONGEST_COMMAND) {
      command.append((char) buffer.get());
    }
    if (command.isEmpty()) {
      throw new ProtocolException("not RELP: no command");
    }
    return command.toString();
  }

  private static boolean isLetter(int octet) {
    return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z');
  }

  private static int peek(ByteBuffer buffer) {
    if (!buffer.hasRemaining()) {
      throw new BufferUnderflowException();
    }
    return buffer.get(buffer.position());
  }

  private static void require(ByteBuffer buffer, char expected) throws ProtocolException {
    int octet = buffer.get() & 0xff;
    if (octet != expected) {
      throw new ProtocolException(
          String.format(
              Locale.ROOT, "not RELP: octet %02x instead of %02x", octet, (int) expected));
    }
  }

  boolean isHint(String name) {
    return transaction == HINT && command.equals(name);
  }
}
