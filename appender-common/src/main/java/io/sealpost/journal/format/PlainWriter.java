package io.sealpost.journal.format;

import io.sealpost.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Writes each entry with one system call. After the last entry the file still has the zeros that it
 * was created with, so nothing needs zeroing; an entry torn by a kill fails its CRC.
 */
public final class PlainWriter implements SegmentWriter {
  private static final byte[] MARK = {-1, -1, -1, -1};

  private final DiskFile file;
  private ByteBuffer entry = ByteBuffer.allocate(1024);

  public PlainWriter(DiskFile file) {
    this.file = file;
  }

  @Override
  public void header(SegmentHeader header) throws IOException {
    file.write(0, header.octets(), 0, header.length());
  }

  @Override
  public void entry(int at, int kind, int crc, byte[] octets, int offset, int length)
      throws IOException {
    int size = Entry.size(length);
    if (size > entry.capacity()) {
      entry = ByteBuffer.allocate(size + size / 2);
    }
    entry.clear().putInt(length).putInt(crc).putInt(kind << 24).put(octets, offset, length);
    Arrays.fill(entry.array(), Entry.OVERHEAD + length, size, (byte) 0);
    file.write(at, entry.array(), 0, size);
  }

  @Override
  public void goOn(int at) throws IOException {
    file.write(at, MARK, 0, MARK.length);
  }
}
