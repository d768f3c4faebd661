package io.sealpost.journal.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import org.jspecify.annotations.Nullable;

/**
 * A real file. All access is through {@link RandomAccessFile}: an interrupt of the calling thread,
 * which would close a {@code FileChannel}, does not affect it.
 */
final class RandomAccessDiskFile implements DiskFile {
  private final RandomAccessFile file;
  private int at; // current file position, to save system calls
  private @Nullable MappedByteBuffer mapped;

  RandomAccessDiskFile(RandomAccessFile file) {
    this.file = file;
  }

  @Override
  public int octets() throws IOException {
    return Math.toIntExact(file.length());
  }

  @Override
  public int read(int from, byte[] into, int offset, int length) throws IOException {
    seek(from);
    int count = Math.max(0, file.read(into, offset, length));
    at = from + count;
    return count;
  }

  @Override
  public void write(int to, byte[] from, int offset, int length) throws IOException {
    seek(to);
    at = -1; // unknown if the write fails half way
    file.write(from, offset, length);
    at = to + length;
  }

  private void seek(int to) throws IOException {
    if (at != to) {
      file.seek(to);
    }
  }

  @Override
  public ByteBuffer map() throws IOException {
    MappedByteBuffer memory = file.getChannel().map(MapMode.READ_WRITE, 0, file.length());
    mapped = memory;
    return memory;
  }

  @Override
  public void force(int from, int to) throws IOException {
    MappedByteBuffer memory = mapped;
    if (memory == null) {
      file.getFD().sync();
    } else {
      try {
        // Only what is asked for: after it come pages touched ahead of use, dirty but empty.
        memory.force(from, to - from);
      } catch (UncheckedIOException e) { // thrown by later versions of Java
        throw e.getCause();
      }
    }
  }

  @Override
  public void truncate(int octets) throws IOException {
    file.setLength(octets);
    at = -1;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
