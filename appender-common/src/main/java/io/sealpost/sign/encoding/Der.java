package io.sealpost.sign.encoding;

import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * The part of DER (X.690) that signatures, keys and certificates need, read value by value.
 *
 * <pre>
 *   02 | 02 | 01 FF      tag, length, contents: INTEGER 511
 *   30 | 82 01 FF | ...  a length above 127: 80 + number of octets, then the length in these
 * </pre>
 *
 * <p>Written by hand because its input may be hostile: it never recurses, and fails in only one
 * way.
 */
public final class Der {
  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OBJECT_IDENTIFIER = 0x06;
  public static final int SEQUENCE = 0x30;

  private Der() {}

  /**
   * Reads a value with this tag and returns its contents; {@code in} is then positioned after it.
   */
  public static ByteBuffer contents(ByteBuffer in, int tag) throws UndecodableException {
    if (!startsWith(in, tag)) {
      throw new UndecodableException("DER: expected a value with tag " + tag);
    }
    in.get();
    int length = length(in);
    if (length > in.remaining()) {
      throw new UndecodableException(
          "DER: a value of " + length + " octets, where " + in.remaining() + " are left");
    }
    ByteBuffer contents = in.slice(in.position(), length);
    in.position(in.position() + length);
    return contents;
  }

  /** Reads a value with this tag and returns all of it, including tag and length. */
  public static byte[] value(ByteBuffer in, int tag) throws UndecodableException {
    ByteBuffer whole = in.slice();
    contents(in, tag);
    return octets(whole.limit(whole.limit() - in.remaining()));
  }

  public static boolean startsWith(ByteBuffer in, int tag) {
    return in.hasRemaining() && Byte.toUnsignedInt(in.get(in.position())) == tag;
  }

  public static BigInteger integer(ByteBuffer in) throws UndecodableException {
    byte[] contents = octets(contents(in, INTEGER));
    if (contents.length == 0) {
      throw new UndecodableException("DER: an INTEGER without contents");
    }
    BigInteger value = new BigInteger(contents);
    if (value.bitLength() / 8 + 1 != contents.length) {
      throw new UndecodableException("DER: an INTEGER with more octets than it needs");
    }
    return value;
  }

  public static byte[] octets(ByteBuffer in) {
    byte[] octets = new byte[in.remaining()];
    in.get(octets);
    return octets;
  }

  public static void end(ByteBuffer in) throws UndecodableException {
    if (in.hasRemaining()) {
      throw new UndecodableException(in.remaining() + " octets too many");
    }
  }

  private static int length(ByteBuffer in) throws UndecodableException {
    int first = octet(in);
    if (first < 0x80) {
      return first;
    }
    int count = first - 0x80;
    if (count == 0 || count > 3) {
      throw new UndecodableException("DER: a length of " + count + " octets");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = (length << 8) | octet(in);
    }
    if (length < 0x80 || length >>> (8 * (count - 1)) == 0) {
      throw new UndecodableException("DER: a length with more octets than it needs");
    }
    return length;
  }

  private static int octet(ByteBuffer in) throws UndecodableException {
    if (!in.hasRemaining()) {
      throw new UndecodableException("DER: ends within a length");
    }
    return Byte.toUnsignedInt(in.get());
  }
}
