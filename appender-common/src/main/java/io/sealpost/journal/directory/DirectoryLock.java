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
 * One process and one pipeline for each spool directory: holds {@code <dir>/owner} and {@code
 * <dir>/lock}, in which our random signer id of 8 characters is kept.
 *
 * <pre>
 *   owner     pid=4711
 *             host=web1
 *             machine=5f0c8a1e77d2b394
 *   lock      signer=k3v0q8zd
 *             pid=4711
 * </pre>
 *
 * <p>The id is made when the directory is first used and stays, unless it is used on another {@link
 * Machine}: two that were made from one image are not one signer. The process is for people to
 * read.
 *
 * <p>Two files, because anybody can remove one, as a lock that looks stale: as long as either is
 * there nobody else is let in, and {@link #hold} makes the other one again.
 */
public final class DirectoryLock implements AutoCloseable {
  private static final Pattern CONTENT = Pattern.compile("signer=([a-z0-9]{8})\npid=(\\d+)\n");
  private static final Pattern PID = Pattern.compile("pid=(\\d+)\n");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

  /**
   * A holder looks each second whether its files are there. Where both were removed, it has seen
   * after so long that they are ours now, and writes no more.
   */
  private static final long OTHERS_NOTICE = TimeUnit.MILLISECONDS.toNanos(2500);

  /** Directories locked through this class: the system's lock does not hold within a process. */
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final String signerId;
  private final Machine machine;
  private final Optional<Machine> madeOn; // if that is another one
  private final AtomicBoolean held = new AtomicBoolean(true);
  private LockFile owner; // guarded by this, as is the next one
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
   * Creates the directory (0700) if need be and takes the lock. Waits up to 3 s for another class
   * loader of this process, which a web application that was deployed anew has just left behind;
   * and 2.5 s where a journal is there and both files are not: whoever may write there notices that
   * meanwhile, and stops.
   *
   * @throws IOException naming the directory, if it cannot be used or another process or pipeline
   *     holds it
   */
  public static DirectoryLock take(Path directory) throws IOException {
    return take(directory, Machine.here());
  }

  /** As if this process ran on that machine. */
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

  /** Once in the life of a directory, if ever, and on the thread that opens. */
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

  /** Whether this process still has the directory's files, or has taken again what was removed. */
  public enum Hold {
    /** They are there, as they were. */
    KEPT,
    /** One was removed or replaced, and is ours again. */
    RETAKEN,
    /** Another process has one: see {@link #otherHolder}. */
    LOST
  }

  /**
   * Looks whether the files are still ours, and takes again the one that is not. Any thread.
   *
   * @throws IOException if that cannot be seen, or done, now
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
      // One that is about to find the other file locked goes away by itself.
      other = holder(directory, e);
      return ownerThere || lockThere ? Hold.KEPT : Hold.LOST;
    }
  }

  private static LockFile replace(LockFile old, LockFile taken, String content) throws IOException {
    old.close();
    taken.write(content);
    return taken;
  }

  /** The process that has the directory, once that is {@link Hold#LOST}. */
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

  /** Eight characters of a to z and 0 to 9, random, made when the directory was first used. */
  public String signerId() {
    return signerId;
  }

  /** The machine on which the directory was used last, if that is known to be another one. */
  public Optional<String> madeOn() {
    return madeOn.map(Machine::name);
  }

  /** Lets go of the directory; again: nothing. */
  @Override
  public synchronized void close() {
    if (held.getAndSet(false)) {
      lock.close();
      owner.close();
      TAKEN.remove(directory);
    }
  }
}
