package io.sealpost.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A small owner-only file (0600) that is only ever replaced as a whole: after a crash it holds the
 * old octets or the new ones.
 *
 * <p>The commit point is an atomic move of a forced file over the old one. What a crash leaves
 * under the temporary name, which ends in {@code .tmp}, is overwritten the next time. Public for
 * what delivery sets aside.
 */
public final class ForcedFile {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private ForcedFile() {}

  /**
   * Returns when file and directory have been forced.
   *
   * @throws IOException naming the file
   */
  public static void replace(Path directory, String name, byte[] octets) throws IOException {
    Path file = directory.resolve(name);
    Path temporary = directory.resolve(name + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      write(temporary, octets);
    } catch (FileSystemException e) {
      throw e; // names the file itself
    } catch (IOException e) {
      throw new IOException(temporary + " cannot be written: " + e.getMessage(), e);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceDirectory(directory);
  }

  private static void write(Path file, byte[] octets) throws IOException {
    try (FileChannel channel = FileChannel.open(file, NEW, ownerOnly(file))) {
      ByteBuffer rest = ByteBuffer.wrap(octets);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  static FileAttribute<?>[] ownerOnly(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void forceDirectory(Path directory) throws IOException {
    // Windows does not open directories; NTFS journals the move itself.
    if (isPosix(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
