package io.sealpost.journal.format;

import java.util.zip.CRC32C;

/**
 * One entry of a segment, big-endian, at a multiple of 8.
 *
 * <pre>
 *   0        4        8      9       10     12
 *   +--------+--------+------+-------+------+--------+-----------------------+
 *   | length | CRC    | kind | flags | 0    | octets | zeros up to the next 8 |
 *   +--------+--------+------+-------+------+--------+-----------------------+
 * </pre>
 *
 * <p>{@code length} counts the octets, 1 or more, and is stored last: it is the commit point.
 * Before that the length of the entry to follow is zeroed. Length 0 means not yet written;
 * 0xFFFFFFFF means that the journal continues in the next segment, and room for it is kept at the
 * end of every segment.
 *
 * <p>{@code CRC} is the CRC-32C of kind, flags and octets, exclusive-or the salt of the segment: so
 * it can be computed before it is known which segment the entry goes to, and what an earlier life
 * of the file left is never mistaken for an entry.
 */
public final class Entry {
  public static final int OVERHEAD = 12;
  static final int CRC_AT = 4;
  static final int KIND_AT = 8;

  static final int NOT_WRITTEN = 0;
  static final int GO_ON = 0xFFFFFFFF;

  /** Size of a go-on mark. */
  public static final int MARK = 8;

  private Entry() {}

  /** Size in the segment of an entry with this many octets. */
  public static int size(int length) {
    return OVERHEAD + length + 7 & -8;
  }

  /** The CRC without the salt. */
  public static int crc(int kind, byte[] octets, int offset, int length) {
    // Does not escape: costs no allocation once compiled.
    CRC32C crc = new CRC32C();
    crc.update(kind);
    crc.update(0);
    crc.update(octets, offset, length);
    return (int) crc.getValue();
  }
}
