package io.sealpost.journal.format;

import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.format.SegmentHeader.Encryption;
import java.io.IOException;
import java.util.Optional;

/**
 * A segment file ready to be begun: its storage is allocated, its number and random values are
 * drawn.
 *
 * @param life drawn for this life of the file
 * @param legible whether it still has unencrypted entries of its earlier life
 * @param file for forcing; closed already if the writer is mapped
 */
public record PreparedSegment(
    long number, Life life, boolean legible, int octets, DiskFile file, SegmentWriter writer) {

  /**
   * Random values that no other segment has.
   *
   * @param salt exclusive-ored into each CRC
   * @param high with {@code low}, 128 bits from which a key is derived
   */
  public record Life(int salt, long high, long low) {}

  /** Begins the segment, to be encrypted with this key if there is one; under the tail's lock. */
  Segment begin(long previous, long session, long messages, Optional<EncryptionKey> key)
      throws IOException {
    if (legible && key.isPresent() && writer instanceof MappedWriter mapped) {
      mapped.wipe(); // once, after encryption was switched on: an application thread waits for it
    }
    SegmentHeader header =
        new SegmentHeader(
            number,
            previous,
            session,
            messages,
            System.currentTimeMillis(),
            life.salt(),
            key.map(used -> new Encryption(used.id(), life.high(), life.low())));
    writer.header(header);
    return new Segment(header, octets, this);
  }
}
