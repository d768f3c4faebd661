package io.sealpost.journal.directory;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A small file for the owner's eyes (0600) on which this process holds the system's lock. The lock
 * is the file's and not the name's: who finds another file there has lost the name, and whoever
 * locks that one is let in. For one thread at a time.
 */
final class LockFile implements AutoCloseable {
  private static final int MAX_CONTENT = 1000;

  /** A little more than the grace that a pipeline has after its last user. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  /** So long whoever has a file may take to write into it. */
  private static final long NAMING = TimeUnit.SECONDS.toNanos(3);

  /** Kept open for ever: see {@link #lock}. */
  private static final Queue<RandomAccessFile> ABANDONED = new ConcurrentLinkedQueue<>();

  private final Path path;
  private final RandomAccessFile file;
  private final boolean made;
  private final @Nullable Object key; // none where files have no numbers

  private LockFile(Path path, RandomAccessFile file, boolean made) throws IOException {
    this.path = path;
    this.file = file;
    this.made = made;
    this.key = key(path);
  }

  /** Somebody else has it. */
  static final class HeldException extends IOException {
    private static final long serialVersionUID = 1;

    private final String content;
    private final boolean byThisProcess;

    private HeldException(Path path, String content, boolean byThisProcess) {
      super(path + " is locked");
      this.content = content;
      this.byThisProcess = byThisProcess;
    }

    /** What is in the file; may be empty. */
    String content() {
      return content;
    }

    boolean isByThisProcess() {
      return byThisProcess;
    }
  }

  /**
   * Takes the lock, of a file that is made if need be. Waits up to 3 s for another class loader of
   * this process.
   *
   * @throws HeldException if somebody else has it
   * @throws IOException naming the file, if it cannot be opened
   */
  static LockFile take(Path path) throws IOException {
    boolean fresh = Files.notExists(path);
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    boolean done = false;
    try {
      if (fresh && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
      lock(path, file);
      LockFile taken = new LockFile(path, file, fresh);
      done = true;
      return taken;
    } finally {
      if (!done && !ABANDONED.contains(file)) {
        file.close();
      }
    }
  }

  private static void lock(Path path, RandomAccessFile file) throws IOException {
    try {
      if (tryLock(file.getChannel()) == null) {
        throw new HeldException(path, contentSoon(file), false);
      }
    } catch (OverlappingFileLockException e) {
      // Another class loader's copy of this class has it. Closing any of its descriptors would free
      // the system's lock for other processes (POSIX), so this one is never closed.
      ABANDONED.add(file);
      throw new HeldException(path, content(file), true);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    while (true) {
      try {
        return channel.tryLock();
      } catch (OverlappingFileLockException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
  }

  /** Whether there was none of that name before. */
  boolean isMade() {
    return made;
  }

  /**
   * Whether the file of that name is still this one.
   *
   * @throws IOException if that cannot be seen now
   */
  boolean isThere() throws IOException {
    try {
      Object found = key(path);
      return found == null || found.equals(key);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Device and number of a file; none where files have no numbers. */
  static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  String content() throws IOException {
    return content(file);
  }

  /** Who has just made a file and locked it says next who that is: waited for, but not for long. */
  private static String contentSoon(RandomAccessFile file) throws IOException {
    String content = content(file);
    long deadline = System.nanoTime() + NAMING;
    while (content.isEmpty() && System.nanoTime() - deadline < 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      content = content(file);
    }
    return content;
  }

  private static String content(RandomAccessFile file) throws IOException {
    byte[] octets = new byte[MAX_CONTENT];
    file.seek(0);
    int count = Math.max(0, file.read(octets));
    return new String(octets, 0, count, US_ASCII);
  }

  /**
   * Replaces what is in it; forced.
   *
   * @throws IOException naming the file
   */
  void write(String content) throws IOException {
    try {
      file.seek(0);
      file.write(content.getBytes(US_ASCII));
      file.setLength(content.length());
      file.getFD().sync();
    } catch (IOException e) {
      throw new IOException(path + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Lets go of it, and leaves it. */
  @Override
  public void close() {
    try {
      file.close(); // and with it the lock
    } catch (IOException e) {
      // The system frees the lock when the process ends.
    }
  }
}
