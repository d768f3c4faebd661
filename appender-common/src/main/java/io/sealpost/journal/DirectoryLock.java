package io.sealpost.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One process and one pipeline for each spool directory: holds {@code <dir>/lock}, in which our
 * random signer id of 8 characters is kept.
 *
 * <pre>
 *   signer=k3v0q8zd
 *   pid=4711
 * </pre>
 *
 * <p>The id is made when the directory is first used and stays; the process is for people to read.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final Pattern CONTENT = Pattern.compile("signer=([a-z0-9]{8})\npid=(\\d+)\n");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int MAX_CONTENT = 100;

  /** A little more than the grace that a pipeline has after its last user. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  /** Directories locked through this class: the system's lock does not hold within a process. */
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

  /** Kept open for ever: see {@link #lock}. */
  private static final Queue<RandomAccessFile> ABANDONED = new ConcurrentLinkedQueue<>();

  private final Path directory;
  private final RandomAccessFile file;
  private final String signerId;
  private final AtomicBoolean held = new AtomicBoolean(true);

  private DirectoryLock(Path directory, RandomAccessFile file, String signerId) {
    this.directory = directory;
    this.file = file;
    this.signerId = signerId;
  }

  /**
   * Creates the directory (0700) if need be and takes the lock. Waits up to 3 s for another class
   * loader of this process, which a web application that was deployed anew has just left behind.
   *
   * @throws IOException naming the directory, if it cannot be used or another process or pipeline
   *     holds it
   */
  public static DirectoryLock take(Path directory) throws IOException {
    Path real = SpoolDirectory.make(directory);
    if (!TAKEN.add(real)) {
      throw new IOException(held(directory, ProcessHandle.current().pid() + ", this one"));
    }
    boolean taken = false;
    try {
      DirectoryLock lock = lock(real);
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        TAKEN.remove(real);
      }
    }
  }

  private static DirectoryLock lock(Path directory) throws IOException {
    Path path = directory.resolve("lock");
    RandomAccessFile file = open(directory, path);
    try {
      FileLock lock = tryLock(file.getChannel());
      if (lock == null) {
        String holder = content(file).replaceAll("(?s).*pid=(\\d+).*", "$1");
        file.close();
        throw new IOException(held(directory, holder));
      }
      return new DirectoryLock(directory, file, sign(path, file));
    } catch (OverlappingFileLockException e) {
      // Another class loader's copy of this class has it. Closing any of its descriptors would free
      // the system's lock for other processes (POSIX), so this one is never closed.
      ABANDONED.add(file);
      throw new IOException(held(directory, ProcessHandle.current().pid() + ", this one"), e);
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

  private static RandomAccessFile open(Path directory, Path path) throws IOException {
    try {
      boolean fresh = Files.notExists(path);
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      if (fresh && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      }
      return file;
    } catch (IOException e) {
      throw new IOException("spool directory " + directory + " cannot be used: " + e, e);
    }
  }

  private static String held(Path directory, String process) {
    return "spool directory " + directory + " is in use by process " + process;
  }

  /** Writes who we are; returns the signer id, the old one if there is one. */
  private static String sign(Path path, RandomAccessFile file) throws IOException {
    Matcher old = CONTENT.matcher(content(file));
    String id = old.matches() ? old.group(1) : randomId();
    String content = "signer=" + id + "\npid=" + ProcessHandle.current().pid() + "\n";
    try {
      file.seek(0);
      file.write(content.getBytes(US_ASCII));
      file.setLength(content.length());
      file.getFD().sync();
    } catch (IOException e) {
      file.close();
      throw new IOException(path + " cannot be written: " + e.getMessage(), e);
    }
    return id;
  }

  private static String content(RandomAccessFile file) throws IOException {
    byte[] octets = new byte[MAX_CONTENT];
    file.seek(0);
    int count = Math.max(0, file.read(octets));
    return new String(octets, 0, count, US_ASCII);
  }

  private static String randomId() {
    SecureRandom random = new SecureRandom();
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return id.toString();
  }

  /** The directory, as a real path. */
  public Path directory() {
    return directory;
  }

  /** Eight characters of a to z and 0 to 9, random, made when the directory was first used. */
  public String signerId() {
    return signerId;
  }

  /** Lets go of the directory; again: nothing. */
  @Override
  public void close() {
    if (held.getAndSet(false)) {
      try {
        file.close(); // and with it the lock
      } catch (IOException e) {
        // The system frees the lock when the process ends.
      }
      TAKEN.remove(directory);
    }
  }
}
