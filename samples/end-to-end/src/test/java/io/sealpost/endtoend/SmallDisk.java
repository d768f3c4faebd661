package io.sealpost.endtoend;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of a few megabytes, in memory, that can be filled. Where nobody may mount one it is
 * a directory like any other, and cannot. Confined to one thread.
 */
final class SmallDisk implements AutoCloseable {
  private static final int MEGABYTES = 24;

  private final Path directory;
  private final boolean mounted;

  private SmallDisk(Path directory, boolean mounted) {
    this.directory = directory;
    this.mounted = mounted;
  }

  static SmallDisk at(Path directory) throws IOException {
    Files.createDirectories(directory);
    String size = "size=" + MEGABYTES + "m";
    boolean mounted = succeeds("mount", "-t", "tmpfs", "-o", size, "tmpfs", directory.toString());
    if (!mounted) {
      System.out.println("No disk will be full: mounting one takes root, on Linux.");
    }
    return new SmallDisk(directory, mounted);
  }

  Path directory() {
    return directory;
  }

  boolean canBeFull() {
    return mounted;
  }

  /** Leaves not an octet, of what the application does not free meanwhile. */
  void fill() throws IOException {
    long size = Files.getFileStore(directory).getTotalSpace();
    try (OutputStream filler = Files.newOutputStream(filler())) {
      byte[] block = new byte[4096];
      for (long written = 0; written <= size; written += block.length) {
        filler.write(block);
      }
    } catch (IOException full) {
      return;
    }
    throw new IOException(directory + " takes more than its " + size + " octets");
  }

  void empty() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  private static boolean succeeds(String... command) throws IOException {
    return new ProcessBuilder(List.of(command)).inheritIO().start().onExit().join().exitValue()
        == 0;
  }

  /** Also while segments are mapped, which this JVM lets go of when it collects them. */
  @Override
  public void close() throws IOException {
    if (mounted && !succeeds("umount", "-l", directory.toString())) {
      throw new IOException(directory + " is still mounted");
    }
  }
}
