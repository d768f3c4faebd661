package io.sealpost.journal.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A directory of real files, made readable by their owner only. */
public sealed class FileDisk implements Disk permits ReadOnlyDisk {
  /**
   * Local file systems where a block once written stays the file's, so a mapped store cannot fault.
   */
  private static final Set<String> MAPPABLE =
      Set.of("ext2", "ext3", "ext4", "xfs", "tmpfs", "overlay");

  private static final byte[] ZEROS = new byte[1 << 18];

  private final Path directory;
  private final DirectoryIdentity identity;
  private final boolean posix;

  public FileDisk(Path directory) throws IOException {
    this.directory = directory;
    this.identity = DirectoryIdentity.of(directory);
    this.posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Whether writing through mapped memory is safe here, by the type of the file store. */
  public boolean mappable() throws IOException {
    return isMappable(storeType());
  }

  public static boolean isMappable(String storeType) {
    return MAPPABLE.contains(storeType);
  }

  public String storeType() throws IOException {
    FileStore store = Files.getFileStore(directory);
    return store.type();
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public DiskSpace space() throws IOException {
    FileStore store = Files.getFileStore(directory);
    return new DiskSpace(store.getTotalSpace(), store.getUsableSpace());
  }

  @Override
  public List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Override
  public DiskFile create(String name, int octets) throws IOException {
    Path file = directory.resolve(name);
    boolean made = false;
    requireSameDirectory();
    try {
      Files.createFile(file, ownerOnly());
      made = true;
      DiskFile created = open(name);
      try {
        fill(created, octets);
        return created;
      } catch (IOException e) {
        created.close();
        throw e;
      }
    } catch (IOException e) {
      if (made) { // otherwise it belongs to another process
        Files.deleteIfExists(file);
      }
      throw new IOException(file + " cannot be made " + octets + " octets long: " + e, e);
    }
  }

  private static void fill(DiskFile file, int octets) throws IOException {
    for (int at = 0; at < octets; at += ZEROS.length) {
      file.write(at, ZEROS, 0, Math.min(ZEROS.length, octets - at));
    }
    file.force(0, octets);
  }

  @Override
  public DiskFile open(String name) throws IOException {
    return new RandomAccessDiskFile(new RandomAccessFile(existing(name).toFile(), "rw"));
  }

  /** The file of this name; mode rw would create a missing one. */
  private Path existing(String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.exists(file)) {
      requireSameDirectory();
      boolean listed = names().contains(name);
      requireSameDirectory(); // also afterwards: it is that one which was listed
      throw listed
          ? new IOException(file + " cannot be accessed")
          : new NoSuchFileException(file.toString());
    }
    return file;
  }

  private void requireSameDirectory() throws IOException {
    Optional<String> change = identity.change();
    if (change.isPresent()) {
      throw new IOException(change.get());
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Path target = directory.resolve(to);
    // An atomic move would replace it: it is a segment of another process that was let in.
    if (SpoolFiles.isSegment(to) && Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    Files.move(existing(from), target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(String name) throws IOException {
    Path file = existing(name);
    // A deleted file keeps its blocks while it is mapped, and when Java 17 unmaps is unpredictable.
    try (RandomAccessFile shrinking = new RandomAccessFile(file.toFile(), "rw")) {
      shrinking.setLength(0);
    }
    Files.delete(file);
  }

  @Override
  public void force() throws IOException {
    if (posix) { // elsewhere a directory cannot be opened and need not be forced
      try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
