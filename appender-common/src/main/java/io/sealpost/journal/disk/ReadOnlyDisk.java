package io.sealpost.journal.disk;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A directory that another process may be writing to: anything that would change it is refused. */
public final class ReadOnlyDisk extends FileDisk {
  private final Path directory;

  public ReadOnlyDisk(Path directory) throws IOException {
    super(directory);
    this.directory = directory;
  }

  @Override
  public DiskFile open(String name) throws IOException {
    File file = directory.resolve(name).toFile();
    if (!file.exists()) {
      throw new NoSuchFileException(file.toString());
    }
    return new RandomAccessDiskFile(new RandomAccessFile(file, "r"));
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    throw readOnly(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    throw readOnly(from);
  }

  @Override
  public void delete(String name) throws IOException {
    throw readOnly(name);
  }

  @Override
  public void force() throws IOException {
    throw readOnly(".");
  }

  private IOException readOnly(String name) {
    return new IOException(directory.resolve(name) + " is open for reading only");
  }
}
