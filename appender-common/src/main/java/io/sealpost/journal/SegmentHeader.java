package io.sealpost.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first 64 octets of a segment file, big-endian.
 *
 * <pre>
 *   0       4    6    8        16         24        32          40        48     52      56    60
 *   +-------+----+----+--------+----------+---------+-----------+---------+------+-------+-----+-----+
 *   | SEAL  | 1  | 0  | number | previous | session | messages  | created | salt | key 0 | 0   | CRC |
 *   +-------+----+----+--------+----------+---------+-----------+---------+------+-------+-----+-----+
 * </pre>
 *
 * <p>Written when the segment is begun, its first word last; until then that word is 0. A whole
 * header with another number than the file's name is of an earlier life of the file. A segment
 * holds one session only, so what is needed to seal or send it is known from this file alone.
 *
 * @param number as in the file's name
 * @param previous number of the segment that goes on in this one: a missing one is noticed
 * @param messages appended to the journal before this segment
 * @param createdMillis since 1970, for people
 * @param salt drawn anew for each life of the file
 */
record SegmentHeader(
    long number, long previous, long session, long messages, long createdMillis, int salt) {
  static final int OCTETS = 64;

  private static final int MAGIC = 0x5345414C;
  private static final short VERSION = 1;
  private static final int CRC_AT = 60;

  byte[] octets() {
    ByteBuffer header = ByteBuffer.allocate(OCTETS);
    header.putInt(MAGIC).putShort(VERSION).putShort((short) 0);
    header.putLong(number).putLong(previous).putLong(session).putLong(messages);
    header.putLong(createdMillis).putInt(salt).putInt(0).putInt(0);
    return header.putInt(crc(header.array())).array();
  }

  /** Whether a file that begins like this was never begun as a segment. */
  static boolean isBlank(byte[] octets) {
    return ByteBuffer.wrap(octets).getInt() == 0;
  }

  /** Empty unless the octets are a whole header of this version. */
  static Optional<SegmentHeader> parse(byte[] octets) {
    ByteBuffer header = ByteBuffer.wrap(octets);
    boolean whole =
        header.getInt() == MAGIC
            && header.getShort() == VERSION
            && header.getInt(CRC_AT) == crc(octets);
    if (!whole) {
      return Optional.empty();
    }
    header.position(8);
    return Optional.of(
        new SegmentHeader(
            header.getLong(),
            header.getLong(),
            header.getLong(),
            header.getLong(),
            header.getLong(),
            header.getInt()));
  }

  private static int crc(byte[] octets) {
    CRC32C crc = new CRC32C();
    crc.update(octets, 0, CRC_AT);
    return (int) crc.getValue();
  }
}
