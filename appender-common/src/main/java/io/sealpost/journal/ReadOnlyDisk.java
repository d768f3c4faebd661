package io.sealpost.journal;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory that somebody else may be writing to: whatever would change it is refused. */
final class ReadOnlyDisk implements Disk {
  private final Path directory;

  ReadOnlyDisk(Path directory) {
    this.directory = directory;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public DiskSpace space() {
    return new DiskSpace(0, 0);
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
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
    throw readOnly("directory");
  }

  private IOException readOnly(String name) {
    return new IOException(directory.resolve(name) + " is only looked at");
  }
}
