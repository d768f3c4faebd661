package io.sealpost.verify.input;

import java.io.IOException;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * The header of a gzip member (RFC 1952 §2.3), which is checked and otherwise ignored.
 *
 * <pre>
 *   1F 8B 08 flags, time (4), 2 more; if flagged: length (2) and extra field, name 00, comment 00, CRC (2)
 * </pre>
 */
final class GzipHeader {
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final GzipOctets octets;
  private final Function<String, UnreadableInputException> damaged;
  private final CRC32 crc = new CRC32();

  /**
   * @param damaged creates the exception for a damaged header
   */
  GzipHeader(GzipOctets octets, Function<String, UnreadableInputException> damaged) {
    this.octets = octets;
    this.damaged = damaged;
  }

  /** Reads the header after its first octet, which is passed in. */
  void read(int first) throws IOException {
    crc.update(first);
    if (first != 0x1F || next() != 0x8B) {
      throw damaged.apply("no header where one must be");
    }
    if (next() != 8) {
      throw damaged.apply("an unknown method of compression");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw damaged.apply("unknown flags in a header");
    }
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(next() | next() << Byte.SIZE);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CRC) != 0) {
      long expected = crc.getValue() & 0xFFFF;
      if ((next() | next() << Byte.SIZE) != expected) {
        throw damaged.apply("a header with another CRC");
      }
    }
  }

  private int next() throws IOException {
    int octet = octets.next();
    if (octet < 0) {
      throw damaged.apply("it ends within a header");
    }
    crc.update(octet);
    return octet;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      // Its content does not matter.
    }
  }
}
