package io.sealpost.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * A directory for its owner's eyes (0700). Public for what delivery sets aside beside the journal.
 */
public final class SpoolDirectory {
  private SpoolDirectory() {}

  /**
   * Makes the directory and what leads to it, as far as that is missing; what was made outlives a
   * loss of power. Returns its real path.
   *
   * @throws IOException naming the directory
   */
  public static Path make(Path directory) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path path = directory.toAbsolutePath(); path != null && !Files.exists(path); ) {
      missing.push(path);
      path = path.getParent();
    }
    try {
      if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(directory);
      }
      for (Path made : missing) {
        Path parent = Objects.requireNonNull(made.getParent());
        if (Files.isReadable(parent)) {
          new FileDisk(parent).force();
        }
      }
      return directory.toRealPath();
    } catch (IOException e) {
      throw new IOException("spool directory " + directory + " cannot be made: " + e, e);
    }
  }
}
