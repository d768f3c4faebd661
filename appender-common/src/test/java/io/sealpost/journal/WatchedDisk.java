package io.sealpost.journal;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A disk that shows what is written to new segments, before it may refuse that. Not what is mapped.
 */
final class WatchedDisk extends WrappedDisk {
  private final Observer observer;

  /** Shown each write. */
  interface Observer {
    /** These octets are to go to this place of the file. */
    void write(String file, int at, byte[] octets, int offset, int length);
  }

  WatchedDisk(Disk disk, Observer observer) {
    super(disk);
    this.observer = observer;
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    DiskFile file = super.create(name, octets);
    return Segment.isFileName(name) ? new WatchedFile(name, file) : file;
  }

  private final class WatchedFile implements DiskFile {
    private final String name;
    private final DiskFile file;

    WatchedFile(String name, DiskFile file) {
      this.name = name;
      this.file = file;
    }

    @Override
    public void write(int at, byte[] from, int offset, int length) throws IOException {
      observer.write(name, at, from, offset, length);
      file.write(at, from, offset, length);
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
