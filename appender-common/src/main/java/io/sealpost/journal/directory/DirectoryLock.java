package io.sealpost.journal.directory;

import io.sealpost.journal.disk.SpoolFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lock that limits each spool directory to one process and one pipeline: holds {@code <dir>/owner}
 * and {@code <dir>/lock}, which stores the random signer id of 8 characters.
 *
 * <pre>
 *   owner     pid=4711
 *             host=web1
 *             machine=5f0c8a1e77d2b394
 *   lock      signer=k3v0q8zd
 *             pid=4711
 * </pre>
 *
 * <p>The id is created when the directory is first used and kept unless the directory is used on
 * another {@link Machine}: two machines made from one image are not one signer. The process is for
 * people to read.
 *
 * <p>There are two files because anyone can remove one as a seemingly stale lock: as long as either
 * exists, no other process is let in, and {@link #hold} recreates the other.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final Pattern CONTENT = Pattern.compile("signer=([a-z0-9]{8})\npid=(\\d+)\n");
  private static final Pattern PID = Pattern.compile("pid=(\\d+)\n");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  /**
   * A holder checks every second that its files exist. If both were removed, it has noticed after
   * this long that this process holds them now, and writes no more.
   */
  private static final long OTHERS_NOTICE = TimeUnit.MILLISECONDS.toNanos(2500);

  /** Directories locked through this class: the system's lock has no effect within a process. */
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final String signerId;
  private final Machine machine;
  private final Optional<Machine> madeOn; // if that is a different one
  private final AtomicBoolean held = new AtomicBoolean(true);
  private LockFile owner; // guarded by this, as is the next field
  private LockFile lock;
  private String other = "";

  private DirectoryLock(Path directory, LockFile owner, LockFile lock, Machine here)
      throws IOException {
    this.directory = directory;
    this.owner = owner;
    this.lock = lock;
    this.machine = here;
    this.madeOn = Machine.in(owner.content()).filter(here::isAnotherThan);
    Matcher old = CONTENT.matcher(lock.content());
    this.signerId = old.matches() && madeOn.isEmpty() ? old.group(1) : randomId();
    lock.write(lockText());
    owner.write(ownerText());
  }

  /**
   * Creates the directory (0700) if needed and takes the lock. Waits up to 3 s for another class
   * loader of this process, which a redeployed web application has just left behind; and 2.5 s if
   * there is a journal but neither file: any process that still writes there notices in the
   * meantime and stops.
   *
   * @throws IOException naming the directory, if it cannot be used or another process or pipeline
   *     holds it
   */
  public static DirectoryLock take(Path directory) throws IOException {
    return take(directory, Machine.here());
  }

  /** Takes the lock as if this process ran on that machine. */
  static DirectoryLock take(Path directory, Machine here) throws IOException {
    Path real = SpoolDirectory.make(directory);
    if (!TAKEN.add(real)) {
      throw new IOException(held(directory, ProcessHandle.current().pid() + ", this one"));
    }
    boolean taken = false;
    try {
      DirectoryLock lock = takeFiles(real, here);
      taken = true;
      return lock;
    } finally {
      if (!taken) {
        TAKEN.remove(real);
      }
    }
  }

  private static DirectoryLock takeFiles(Path directory, Machine here) throws IOException {
    LockFile owner = takeFile(directory, ownerPath(directory));
    boolean taken = false;
    try {
      DirectoryLock both = takeBoth(directory, owner, here);
      taken = true;
      return both;
    } finally {
      if (!taken) {
        owner.close();
      }
    }
  }

  private static DirectoryLock takeBoth(Path directory, LockFile owner, Machine here)
      throws IOException {
    LockFile lock = takeFile(directory, lockPath(directory));
    boolean taken = false;
    try {
      DirectoryLock both = new DirectoryLock(directory, owner, lock, here);
      if (owner.isMade() && lock.isMade() && hasJournal(directory)) {
        letOthersNotice();
      }
      taken = true;
      return both;
    } finally {
      if (!taken) {
        lock.close();
      }
    }
  }

  private static LockFile takeFile(Path directory, Path path) throws IOException {
    try {
      return LockFile.take(path);
    } catch (LockFile.HeldException e) {
      throw new IOException(held(directory, holder(directory, e)), e);
    } catch (IOException e) {
      throw new IOException("spool directory " + directory + " cannot be used: " + e, e);
    }
  }

  private static boolean hasJournal(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.anyMatch(file -> SpoolFiles.isSegment(file.getFileName().toString()));
    }
  }

  /** Happens at most once in the life of a directory, on the thread that opens it. */
  private static void letOthersNotice() {
    long end = System.nanoTime() + OTHERS_NOTICE;
    for (long left = OTHERS_NOTICE; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static String held(Path directory, String process) {
    return "spool directory " + directory + " is in use by process " + process;
  }

  private static String holder(Path directory, LockFile.HeldException held) {
    if (held.isByThisProcess()) {
      return ProcessHandle.current().pid() + ", this one";
    }
    Matcher pid = PID.matcher(held.content());
    String process = pid.find() ? pid.group(1) : "unknown";
    return Files.exists(lockPath(directory)) ? process : process + " (its file lock was removed)";
  }

  /** Whether this process still holds the directory's files, or has retaken what was removed. */
  public enum Hold {
    /** Both exist, unchanged. */
    KEPT,
    /** One was removed or replaced, and this process has retaken it. */
    RETAKEN,
    /** Another process holds one: see {@link #otherHolder}. */
    LOST
  }

  /**
   * Checks whether this process still holds the files, and retakes one that it does not. Any
   * thread.
   *
   * @throws IOException if that cannot be checked, or done, now
   */
  public synchronized Hold hold() throws IOException {
    boolean ownerThere = owner.isThere();
    boolean lockThere = lock.isThere();
    if (ownerThere && lockThere) {
      return Hold.KEPT;
    }
    try {
      if (!ownerThere) {
        owner = replace(owner, LockFile.take(ownerPath(directory)), ownerText());
      }
      if (!lockThere) {
        lock = replace(lock, LockFile.take(lockPath(directory)), lockText());
      }
      return Hold.RETAKEN;
    } catch (LockFile.HeldException e) {
      // A process that is about to find the other file locked leaves by itself.
      other = holder(directory, e);
      return ownerThere || lockThere ? Hold.KEPT : Hold.LOST;
    }
  }

  private static LockFile replace(LockFile old, LockFile taken, String content) throws IOException {
    old.close();
    taken.write(content);
    return taken;
  }

  /** The process that holds the directory, once it is {@link Hold#LOST}. */
  public synchronized String otherHolder() {
    return other;
  }

  private static Path ownerPath(Path directory) {
    return directory.resolve(SpoolFiles.OWNER);
  }

  private static Path lockPath(Path directory) {
    return directory.resolve(SpoolFiles.LOCK);
  }

  private String ownerText() {
    return "pid=" + ProcessHandle.current().pid() + "\n" + machine.lines();
  }

  private String lockText() {
    return "signer=" + signerId + "\npid=" + ProcessHandle.current().pid() + "\n";
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

  /** Eight random characters of a to z and 0 to 9, drawn when the directory was first used. */
  public String signerId() {
    return signerId;
  }

  /** The machine on which the directory was last used, if known to be a different one. */
  public Optional<String> madeOn() {
    return madeOn.map(Machine::name);
  }

  /** Releases the directory; does nothing when called again. */
  @Override
  public synchronized void close() {
    if (held.getAndSet(false)) {
      lock.close();
      owner.close();
      TAKEN.remove(directory);
    }
  }
}
