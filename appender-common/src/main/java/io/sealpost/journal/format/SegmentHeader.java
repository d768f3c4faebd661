package io.sealpost.journal.format;

import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.encryption.EncryptionKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The first 64 octets of a segment file, or 80 if its entries are encrypted, big-endian.
 *
 * <pre>
 *   0       4    6    8        16         24        32          40        48     52            60
 *   +-------+----+----+--------+----------+---------+-----------+---------+------+-------------+-----+
 *   | SEAL  | 1  | 0  | number | previous | session | messages  | created | salt | 0           | CRC |
 *   +-------+----+----+--------+----------+---------+-----------+---------+------+-------------+-----+
 *   +-------+----+----+--------+----------+---------+-----------+---------+------+--------+--------+-----+
 *   | SEAL  | 2  | 0  | number | previous | session | messages  | created | salt | key id | random | CRC |
 *   +-------+----+----+--------+----------+---------+-----------+---------+------+--------+--------+-----+
 *   0       4    6    8        16         24        32          40        48     52       60       76
 * </pre>
 *
 * <p>Written when the segment is begun, its first word last; until then that word is 0. A whole
 * header with a number other than the file's name belongs to an earlier life of the file. A segment
 * holds only one session, so this file alone shows what is needed to seal or send it.
 *
 * @param number as in the file's name
 * @param previous number of the segment that this one continues: a missing one is noticed
 * @param messages number of those appended to the journal before this segment
 * @param createdMillis since 1970, for people
 * @param salt drawn for each life of the file
 * @param encryption of the entries; empty: they are stored as they are
 */
public record SegmentHeader(
    long number,
    long previous,
    long session,
    long messages,
    long createdMillis,
    int salt,
    Optional<Encryption> encryption) {
  public static final int OCTETS = 64;
  public static final int ENCRYPTED_OCTETS = 80;

  private static final int MAGIC = 0x5345414C;
  private static final short PLAIN = 1;
  private static final short ENCRYPTED = 2;
  private static final int CRC_OCTETS = 4;

  /**
   * How entries are encrypted.
   *
   * @param keyId of the {@link EncryptionKey}
   * @param randomHigh with {@code randomLow}, 128 bits drawn for this life of the file: the
   *     segment's own key is derived from them
   */
  public record Encryption(long keyId, long randomHigh, long randomLow) {
    byte[] random() {
      return ByteBuffer.allocate(16).putLong(randomHigh).putLong(randomLow).array();
    }
  }

  /** Its length in the file: the first entry follows. */
  int length() {
    return encryption.isPresent() ? ENCRYPTED_OCTETS : OCTETS;
  }

  byte[] octets() {
    ByteBuffer header = ByteBuffer.allocate(length());
    header.putInt(MAGIC).putShort(encryption.isPresent() ? ENCRYPTED : PLAIN).putShort((short) 0);
    header.putLong(number).putLong(previous).putLong(session).putLong(messages);
    header.putLong(createdMillis).putInt(salt);
    encryption.ifPresent(found -> header.putLong(found.keyId()).put(found.random()));
    int crcAt = length() - CRC_OCTETS;
    return header.putInt(crcAt, crc(header.array(), crcAt)).array();
  }

  /** Reads the header of a file; empty unless it is a whole one of a known version. */
  public static Optional<SegmentHeader> read(DiskFile file) throws IOException {
    byte[] octets = new byte[ENCRYPTED_OCTETS];
    int read = file.read(0, octets, 0, octets.length);
    // A CRC may end in zeros: what is cut off there would be read as if it were not.
    return parse(octets).filter(header -> header.length() <= read);
  }

  /** Whether a file was never begun as a segment. */
  public static boolean isBlank(DiskFile file) throws IOException {
    byte[] magic = new byte[Integer.BYTES];
    file.read(0, magic, 0, magic.length);
    return ByteBuffer.wrap(magic).getInt() == 0;
  }

  /** Parses the first 80 octets of a file, with zeros after its end. */
  static Optional<SegmentHeader> parse(byte[] octets) {
    ByteBuffer header = ByteBuffer.wrap(octets);
    boolean ours = header.getInt() == MAGIC;
    short version = header.getShort();
    int length = version == ENCRYPTED ? ENCRYPTED_OCTETS : OCTETS;
    int crcAt = length - CRC_OCTETS;
    boolean whole =
        ours
            && (version == PLAIN || version == ENCRYPTED)
            && header.getInt(crcAt) == crc(octets, crcAt);
    return whole ? Optional.of(parse(header.position(8), version)) : Optional.empty();
  }

  private static SegmentHeader parse(ByteBuffer fields, short version) {
    return new SegmentHeader(
        fields.getLong(),
        fields.getLong(),
        fields.getLong(),
        fields.getLong(),
        fields.getLong(),
        fields.getInt(),
        version == ENCRYPTED
            ? Optional.of(new Encryption(fields.getLong(), fields.getLong(), fields.getLong()))
            : Optional.empty());
  }

  private static int crc(byte[] octets, int length) {
    CRC32C crc = new CRC32C();
    crc.update(octets, 0, length);
    return (int) crc.getValue();
  }
}
