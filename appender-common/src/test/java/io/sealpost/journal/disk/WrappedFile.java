package io.sealpost.journal.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Another file, for a test to change in one respect. */
public class WrappedFile implements DiskFile {
  private final DiskFile file;

  public WrappedFile(DiskFile file) {
    this.file = file;
  }

  @Override
  public int octets() throws IOException {
    return file.octets();
  }

  @Override
  public int read(int at, byte[] into, int offset, int length) throws IOException {
    return file.read(at, into, offset, length);
  }

  @Override
  public void write(int at, byte[] from, int offset, int length) throws IOException {
    file.write(at, from, offset, length);
  }

  @Override
  public ByteBuffer map() throws IOException {
    return file.map();
  }

  @Override
  public void force(int from, int to) throws IOException {
    file.force(from, to);
  }

  @Override
  public void truncate(int octets) throws IOException {
    file.truncate(octets);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
