package io.sealpost.files;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A small owner-only file (0600) that is often replaced: two slots, written in turn, so that one is
 * whole while the other is being written. The newer valid one wins. Big-endian.
 *
 * <pre>
 *   0            8        12    16
 *   +------------+--------+-----+--------+
 *   | generation | length | CRC | octets |     CRC-32C of generation, length and octets
 *   +------------+--------+-----+--------+
 * </pre>
 *
 * <p>Needs one force each time or none, where {@link ForcedFile} needs several and creates a file,
 * which would hold up the preparer in the same directory. Nor does a full disk matter. For one
 * thread.
 */
public final class SlotFile implements AutoCloseable {
  private static final int LENGTH_AT = 8;
  private static final int CRC_AT = 12;
  private static final int HEAD = 16;

  private final RandomAccessFile file; // unlike a channel, not closed by an interrupt
  private final int slotOctets;
  private long generation;
  private Optional<byte[]> last = Optional.empty();

  private SlotFile(RandomAccessFile file, int slotOctets) {
    this.file = file;
    this.slotOctets = slotOctets;
  }

  /**
   * Opens or creates the file; one of another size counts as missing. Its existence is not forced:
   * a file removed by a loss of power has nothing to report either.
   */
  public static SlotFile open(Path directory, String name, int slotOctets) throws IOException {
    Path path = directory.resolve(name);
    if (!Files.exists(path)) {
      Files.createFile(path, ForcedFile.ownerOnly(path));
    }
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      if (file.length() != 2L * slotOctets) {
        file.setLength(0);
        file.write(new byte[2 * slotOctets]);
      }
      SlotFile opened = new SlotFile(file, slotOctets);
      opened.read();
      return opened;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private void read() throws IOException {
    byte[] all = new byte[2 * slotOctets];
    file.seek(0);
    file.readFully(all);
    for (int at = 0; at < all.length; at += slotOctets) {
      byte[] slot = Arrays.copyOfRange(all, at, at + slotOctets);
      ByteBuffer head = ByteBuffer.wrap(slot);
      int length = head.getInt(LENGTH_AT);
      boolean whole =
          head.getLong(0) > generation
              && length >= 0
              && length <= slotOctets - HEAD
              && head.getInt(CRC_AT) == crc(slot, length);
      if (whole) {
        generation = head.getLong(0);
        last = Optional.of(Arrays.copyOfRange(slot, HEAD, HEAD + length));
      }
    }
  }

  /**
   * What was stored last; empty if nothing was stored or it cannot be read. Must not be modified.
   */
  public Optional<byte[]> last() {
    return last;
  }

  /** Stores and forces; a failure leaves the last content as it is. */
  public void store(byte[] octets) throws IOException {
    write(octets);
    file.getChannel().force(false);
  }

  /**
   * Stores content that survives the process but not a loss of power, which leaves it or one of the
   * two before it. A failure leaves the last content as it is.
   */
  public void write(byte[] octets) throws IOException {
    if (octets.length > slotOctets - HEAD) {
      throw new IOException(octets.length + " octets do not fit into a slot of " + slotOctets);
    }
    byte[] slot = new byte[HEAD + octets.length];
    System.arraycopy(octets, 0, slot, HEAD, octets.length);
    ByteBuffer head = ByteBuffer.wrap(slot);
    head.putLong(0, generation + 1).putInt(LENGTH_AT, octets.length);
    head.putInt(CRC_AT, crc(slot, octets.length));
    file.seek((generation + 1) % 2 * slotOctets);
    file.write(slot);
    generation++;
    last = Optional.of(octets);
  }

  private static int crc(byte[] slot, int length) {
    CRC32C crc = new CRC32C();
    crc.update(slot, 0, CRC_AT);
    crc.update(slot, HEAD, length);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
