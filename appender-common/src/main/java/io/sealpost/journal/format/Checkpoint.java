package io.sealpost.journal.format;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How far forcing, confirming and sealing have come, as stored: one slot of the checkpoint file,
 * big-endian.
 *
 * <pre>
 *   0       4    6    8            16       24          32       40    44
 *   +-------+----+----+------------+--------+-----------+--------+-----+
 *   | SEAC  | 1  | 0  | generation | forced | confirmed | sealed | CRC |
 *   +-------+----+----+------------+--------+-----------+--------+-----+
 * </pre>
 *
 * <p>A hint at where to begin, never the truth about what exists: that is scanned.
 *
 * @param forced position up to which entries are on the storage device
 * @param confirmed position up to which the collector has everything; not beyond {@code forced}
 * @param sealed position up to which messages are covered by blocks that are themselves before
 *     {@code forced}
 */
public record Checkpoint(long generation, long forced, long confirmed, long sealed) {
  public static final Checkpoint NONE = new Checkpoint(0, 0, 0, 0);
  static final int OCTETS = 44;

  private static final int MAGIC = 0x53454143;
  private static final short VERSION = 1;
  private static final int CRC_AT = 40;

  /** Position before which nothing is needed any more. */
  public long done() {
    return Math.min(forced, Math.min(confirmed, sealed));
  }

  /** The next generation, with no position beyond what is forced. */
  public Checkpoint next(long nowForced, long nowConfirmed, long nowSealed) {
    return new Checkpoint(
        generation + 1,
        nowForced,
        Math.min(nowConfirmed, nowForced),
        Math.min(nowSealed, nowForced));
  }

  public boolean saysTheSameAs(Checkpoint other) {
    return forced == other.forced && confirmed == other.confirmed && sealed == other.sealed;
  }

  byte[] octets() {
    ByteBuffer slot = ByteBuffer.allocate(OCTETS);
    slot.putInt(MAGIC).putShort(VERSION).putShort((short) 0).putLong(generation);
    slot.putLong(forced).putLong(confirmed).putLong(sealed);
    return slot.putInt(crc(slot.array())).array();
  }

  /** Parses a slot; empty unless the octets are a whole one of this version. */
  static Optional<Checkpoint> parse(byte[] octets) {
    ByteBuffer slot = ByteBuffer.wrap(octets);
    boolean whole =
        slot.getInt() == MAGIC && slot.getShort() == VERSION && slot.getInt(CRC_AT) == crc(octets);
    if (!whole) {
      return Optional.empty();
    }
    slot.position(8);
    return Optional.of(
        new Checkpoint(slot.getLong(), slot.getLong(), slot.getLong(), slot.getLong()));
  }

  private static int crc(byte[] octets) {
    CRC32C crc = new CRC32C();
    crc.update(octets, 0, CRC_AT);
    return (int) crc.getValue();
  }
}
