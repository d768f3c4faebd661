package io.sealpost.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that counts the octets that are read from it. */
final class CountingDisk extends WrappedDisk {
  private final AtomicLong octetsRead = new AtomicLong();

  CountingDisk(Disk disk) {
    super(disk);
  }

  long octetsRead() {
    return octetsRead.get();
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    return new CountingFile(super.create(name, octets));
  }

  @Override
  public DiskFile open(String name) throws IOException {
    return new CountingFile(super.open(name));
  }

  private final class CountingFile implements DiskFile {
    private final DiskFile file;

    CountingFile(DiskFile file) {
      this.file = file;
    }

    @Override
    public int octets() throws IOException {
      return file.octets();
    }

    @Override
    public int read(int at, byte[] into, int offset, int length) throws IOException {
      int count = file.read(at, into, offset, length);
      octetsRead.addAndGet(count);
      return count;
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
}
