package io.sealpost.journal.disk;

import java.io.IOException;

/**
 * A disk that shows what is written to new segments, before it may refuse that. Not what is mapped.
 */
public final class WatchedDisk extends WrappedDisk {
  private final Observer observer;

  /** Shown each write. */
  public interface Observer {
    /** These octets are to go to this place of the file. */
    void write(String file, int at, byte[] octets, int offset, int length);
  }

  public WatchedDisk(Disk disk, Observer observer) {
    super(disk);
    this.observer = observer;
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    DiskFile file = super.create(name, octets);
    return SpoolFiles.isSegment(name) ? new WatchedFile(name, file) : file;
  }

  private final class WatchedFile extends WrappedFile {
    private final String name;

    WatchedFile(String name, DiskFile file) {
      super(file);
      this.name = name;
    }

    @Override
    public void write(int at, byte[] from, int offset, int length) throws IOException {
      observer.write(name, at, from, offset, length);
      super.write(at, from, offset, length);
    }
  }
}
