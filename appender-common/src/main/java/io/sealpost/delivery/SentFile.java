package io.sealpost.delivery;

import io.sealpost.sign.ForcedFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * {@code <dir>/sent}: a position of the journal behind which nothing that is not confirmed was
 * sent. Two slots, written in turn, so that one is whole whenever the other is being written; the
 * newer good one wins. Big-endian.
 *
 * <pre>
 *   0            8          16    20
 *   +------------+----------+-----+
 *   | generation | position | CRC |     CRC-32C of all before
 *   +------------+----------+-----+
 * </pre>
 *
 * <p>Takes no room on the disk beyond its first octets, so a full one does not matter. For one
 * thread.
 */
final class SentFile implements AutoCloseable {
  static final String NAME = "sent";

  private static final int SLOT = 512;
  private static final int OCTETS = 20;
  private static final int CRC_AT = 16;

  private final RandomAccessFile file; // which an interrupt does not close, as it does a channel
  private long generation;
  private OptionalLong position = OptionalLong.empty();

  private SentFile(RandomAccessFile file) {
    this.file = file;
  }

  /** Opens the file, or makes it. */
  static SentFile open(Path directory) throws IOException {
    Path path = directory.resolve(NAME);
    if (!Files.exists(path) || Files.size(path) != 2 * SLOT) {
      ForcedFile.replace(directory, NAME, new byte[2 * SLOT]);
    }
    SentFile opened = new SentFile(new RandomAccessFile(path.toFile(), "rw"));
    opened.read();
    return opened;
  }

  private void read() throws IOException {
    byte[] all = new byte[2 * SLOT];
    file.readFully(all);
    for (int at = 0; at < all.length; at += SLOT) {
      ByteBuffer slot = ByteBuffer.wrap(all, at, OCTETS).slice();
      boolean whole = slot.getLong(0) > 0 && slot.getInt(CRC_AT) == crc(all, at);
      if (whole && slot.getLong(0) > generation) {
        generation = slot.getLong(0);
        position = OptionalLong.of(slot.getLong(8));
      }
    }
  }

  /** What was stored last; empty if nothing was, or cannot be read. */
  OptionalLong position() {
    return position;
  }

  /** Stores and forces. */
  void store(long next) throws IOException {
    byte[] slot = new byte[OCTETS];
    ByteBuffer.wrap(slot).putLong(generation + 1).putLong(next);
    ByteBuffer.wrap(slot).putInt(CRC_AT, crc(slot, 0));
    file.seek((generation + 1) % 2 * SLOT);
    file.write(slot);
    file.getChannel().force(false);
    generation++;
    position = OptionalLong.of(next);
  }

  private static int crc(byte[] octets, int at) {
    CRC32C crc = new CRC32C();
    crc.update(octets, at, CRC_AT);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
