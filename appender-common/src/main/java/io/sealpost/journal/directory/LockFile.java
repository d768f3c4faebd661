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
 * A small owner-only file (0600) on which this process holds the system's lock. The lock belongs to
 * the file, not the name: a process that finds another file there has lost the name, and the one
 * that locks that file is let in. For one thread at a time.
 */
final class LockFile implements AutoCloseable {
  private static final int MAX_CONTENT = 1000;

  /** A little more than the grace period of a pipeline after its last user. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  /** How long the holder of a file may take to write into it. */
  private static final long NAMING = TimeUnit.SECONDS.toNanos(3);

  /** Kept open forever: see {@link #lock}. */
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

  /** The file is locked by another holder. */
  static final class HeldException extends IOException {
    private static final long serialVersionUID = 1;

    private final String content;
    private final boolean byThisProcess;

    private HeldException(Path path, String content, boolean byThisProcess) {
      super(path + " is locked");
      this.content = content;
      this.byThisProcess = byThisProcess;
    }

    /** The content of the file; may be empty. */
    String content() {
      return content;
    }

    boolean isByThisProcess() {
      return byThisProcess;
    }
  }

  /**
   * Takes the lock, creating the file if needed. Waits up to 3 s for another class loader of this
   * process.
   *
   * @throws HeldException if another holder has locked it
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
      // Another class loader's copy of this class holds it. Closing any of its descriptors would
      // free the system's lock for other processes (POSIX), so this one is never closed.
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

  /** Whether no file of that name existed before. */
  boolean isMade() {
    return made;
  }

  /**
   * Whether the file of that name is still this one.
   *
   * @throws IOException if that cannot be checked now
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

  /**
   * The content, waited for briefly: a process that has just created and locked a file next writes
   * who it is.
   */
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
   * Replaces the content and forces it.
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

  /** Releases the lock and leaves the file. */
  @Override
  public void close() {
    try {
      file.close(); // which releases the lock
    } catch (IOException e) {
      // The system frees the lock when the process ends.
    }
  }
}
