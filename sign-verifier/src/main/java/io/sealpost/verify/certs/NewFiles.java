package io.sealpost.verify.certs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Files that appear whole or not at all: their octets are written and forced under another name,
 * ending in {@code .tmp}, and then renamed.
 *
 * <p>The commit point of each is the renaming. A key and its certificate are written together, the
 * key first: one without the other is useless, and its absence is noticed.
 */
public final class NewFiles {
  private static final String PRIVATE = "rw-------";
  private static final String PUBLIC = "rw-r--r--";
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private static final class Part {
    private final Path file;
    private final byte[] octets;
    private final String permissions;

    Part(Path file, byte[] octets, String permissions) {
      this.file = file;
      this.octets = octets;
      this.permissions = permissions;
    }

    Path temporary() {
      return file.resolveSibling(file.getFileName() + ".tmp");
    }
  }

  private final List<Part> parts = new ArrayList<>();

  /** Creates an empty set of files. */
  public NewFiles() {}

  /** Adds a file that only its owner may read. */
  public NewFiles addPrivate(Path file, byte[] octets) {
    parts.add(new Part(file, octets, PRIVATE));
    return this;
  }

  /** Adds a file that everyone may read, as far as the umask allows. */
  public NewFiles addPublic(Path file, byte[] octets) {
    parts.add(new Part(file, octets, PUBLIC));
    return this;
  }

  /**
   * Writes the files in the order in which they were added.
   *
   * @throws FileAlreadyExistsException if a file of that name exists; nothing is written then,
   *     unless it appeared in the meantime
   */
  public void create() throws IOException {
    for (Part part : parts) {
      if (Files.exists(part.file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(part.file.toString());
      }
    }
    publish(false);
  }

  /** Writes the files, replacing existing ones of these names. */
  public void replace() throws IOException {
    publish(true);
  }

  private void publish(boolean replacing) throws IOException {
    try {
      for (Part part : parts) {
        write(part);
      }
      for (Part part : parts) {
        if (replacing) {
          rename(part);
        } else {
          link(part);
        }
      }
    } finally {
      for (Part part : parts) {
        Files.deleteIfExists(part.temporary());
      }
    }
  }

  private static void write(Part part) throws IOException {
    Files.deleteIfExists(part.temporary()); // left over from a crash
    try (FileChannel channel =
        FileChannel.open(part.temporary(), NEW, attributes(part.file, part.permissions))) {
      ByteBuffer rest = ByteBuffer.wrap(part.octets);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?>[] attributes(Path file, String permissions) {
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void rename(Part part) throws IOException {
    Files.move(
        part.temporary(),
        part.file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Links a file to its name: this fails if the name exists; an atomic move would replace it. */
  private static void link(Part part) throws IOException {
    try {
      Files.createLink(part.file, part.temporary());
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException | UnsupportedOperationException e) {
      Files.move(part.temporary(), part.file); // no links on this file system, such as FAT
    }
  }
}
