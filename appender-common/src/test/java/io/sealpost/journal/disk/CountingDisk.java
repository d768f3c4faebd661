package io.sealpost.journal.disk;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A disk that counts the octets that are read from it. */
public final class CountingDisk extends WrappedDisk {
  private final AtomicLong octetsRead = new AtomicLong();

  public CountingDisk(Disk disk) {
    super(disk);
  }

  public long octetsRead() {
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

  private final class CountingFile extends WrappedFile {
    CountingFile(DiskFile file) {
      super(file);
    }

    @Override
    public int read(int at, byte[] into, int offset, int length) throws IOException {
      int count = super.read(at, into, offset, length);
      octetsRead.addAndGet(count);
      return count;
    }
  }
}
