package io.sealpost.sign.encoding;

import java.nio.ByteBuffer;

/**
 * An OpenPGP packet (RFC 4880 §4.2) whose length is known beforehand, as it must be for keys.
 *
 * <pre>
 *   10TTTTLL | length in 1, 2 or 4 octets, by LL | body     old: tag T
 *   11TTTTTT | length in 1, 2 or 5 octets        | body     new
 * </pre>
 */
public record OpenPgpPacket(int tag, ByteBuffer body) {
  private static final int ALWAYS_SET = 0x80;
  private static final int NEW_FORMAT = 0x40;

  /** Reads a packet; {@code in} is then positioned after it. */
  public static OpenPgpPacket read(ByteBuffer in) throws UndecodableException {
    int first = octet(in);
    if ((first & ALWAYS_SET) == 0) {
      throw new UndecodableException("no OpenPGP packet");
    }
    boolean isNew = (first & NEW_FORMAT) != 0;
    long length = isNew ? newLength(in) : oldLength(in, first & 0x3);
    if (length > in.remaining()) {
      throw new UndecodableException(
          "a packet of " + length + " octets, where " + in.remaining() + " are left");
    }
    ByteBuffer body = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return new OpenPgpPacket(isNew ? first & 0x3F : (first >> 2) & 0xF, body);
  }

  private static long oldLength(ByteBuffer in, int type) throws UndecodableException {
    return switch (type) {
      case 0 -> number(in, 1);
      case 1 -> number(in, 2);
      case 2 -> number(in, 4);
      default -> throw new UndecodableException("a packet of no certain length");
    };
  }

  private static long newLength(ByteBuffer in) throws UndecodableException {
    int first = octet(in);
    if (first < 192) {
      return first;
    }
    if (first < 224) {
      return ((first - 192L) << 8) + octet(in) + 192;
    }
    if (first == 255) {
      return number(in, 4);
    }
    throw new UndecodableException("a packet in parts");
  }

  private static long number(ByteBuffer in, int octets) throws UndecodableException {
    long number = 0;
    for (int i = 0; i < octets; i++) {
      number = (number << 8) | octet(in);
    }
    return number;
  }

  private static int octet(ByteBuffer in) throws UndecodableException {
    if (!in.hasRemaining()) {
      throw new UndecodableException("ends within the head of an OpenPGP packet");
    }
    return Byte.toUnsignedInt(in.get());
  }
}
