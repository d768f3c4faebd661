package io.sealpost.journal.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.journal.disk.FileDisk;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** An owner-only directory (0700). Public for what delivery sets aside beside the journal. */
public final class SpoolDirectory {
  private SpoolDirectory() {}

  /**
   * Creates the directory and its missing parents; what was created survives a loss of power.
   * Returns its real path.
   *
   * @throws IOException naming the directory
   */
  public static Path make(Path directory) throws IOException {
    requireWorkingDirectory(directory);
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
    } catch (IOException e) {
      throw new IOException("spool directory " + directory + " cannot be created: " + e, e);
    }
    return namable(directory, directory.toRealPath());
  }

  /**
   * Creates a directory in a spool directory if needed, but not the spool directory if that is
   * gone.
   *
   * @throws IOException naming the directory
   */
  public static void makePart(Path directory) throws IOException {
    Path spool = Objects.requireNonNull(directory.getParent());
    if (!Files.isDirectory(spool)) {
      throw new NoSuchFileException(spool.toString());
    }
    make(directory);
  }

  /** With {@code LC_ALL=C} Java would use a directory other than the one it was started in. */
  private static void requireWorkingDirectory(Path directory) throws IOException {
    Path working = Path.of("").toAbsolutePath();
    if (!directory.isAbsolute() && !Files.isDirectory(working)) {
      throw new IOException(
          "spool directory "
              + directory
              + " is below the working directory, for which the locale of this process has no"
              + " name ("
              + working
              + "): start it with LC_ALL=C.UTF-8");
    }
  }

  /** A link may lead to names that this process cannot express. */
  private static Path namable(Path directory, Path real) throws IOException {
    try {
      if (Path.of(real.toString()).equals(real)) {
        return real;
      }
    } catch (InvalidPathException e) {
      // The same: it has characters that no name can have here.
    }
    throw new IOException(
        "spool directory "
            + directory
            + ": the locale of this process cannot express file names such as "
            + URLDecoder.decode(real.toUri().getRawPath().replace("+", "%2B"), UTF_8)
            + ": start it with LC_ALL=C.UTF-8");
  }
}
