package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.DiskSpace;
import io.sealpost.journal.format.JournalListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A disk in memory that can be full, fail to read, write or force, or at all, and lose its power:
 * then each sector has either what was forced or what was written since, and names are as they were
 * at some moment since they were forced. What it failed to force it takes for written, as Linux
 * does: only what is written again can be forced after that. Any thread.
 */
public final class FaultyDisk implements Disk {
  private static final int SECTOR = 512;
  private static final int MANY = 1_000_000;

  private final List<Map<String, Content>> names = new ArrayList<>(); // since forced; newest last
  private final Troubles troubles = new Troubles();
  private long total = Long.MAX_VALUE;
  private long room = Long.MAX_VALUE / 2;

  public FaultyDisk() {
    names.add(new HashMap<>());
  }

  /** Opens what is on it, for tests of those who use journals. */
  public Journal open(JournalConfig config, boolean mapped, long session, JournalListener listener)
      throws IOException {
    return Journal.open(config, this, mapped, session, listener);
  }

  /** What is found after a loss of power now. This disk goes on as if nothing had been. */
  public synchronized FaultyDisk loseUnforced(Random random) {
    FaultyDisk left = new FaultyDisk();
    Map<Content, Content> copies = new HashMap<>();
    names
        .get(random.nextInt(names.size()))
        .forEach(
            (name, content) ->
                left.current()
                    .put(
                        name,
                        copies.computeIfAbsent(
                            content, c -> c.afterPowerLoss(random, left.troubles))));
    return left;
  }

  /** What another process finds when this one is killed now: everything that was written. */
  public synchronized FaultyDisk afterKill() {
    FaultyDisk left = new FaultyDisk();
    for (String name : current().keySet()) {
      left.replace(name, octets(name));
    }
    return left;
  }

  /** From now on files may take so many octets more. */
  public synchronized void room(long octets) {
    room = octets;
  }

  /** The file system has so many octets in all. */
  public synchronized void total(long octets) {
    total = octets;
  }

  /** The octets of a file, as they are now. */
  public synchronized byte[] octets(String name) {
    Content content = current().get(name);
    byte[] octets = new byte[content.length];
    content.now.get(0, octets);
    return octets;
  }

  /** Gives a file other octets, forced. */
  public synchronized void replace(String name, byte[] octets) {
    Content content = new Content(octets.length, troubles);
    content.put(0, octets, 0, octets.length);
    System.arraycopy(octets, 0, content.forced, 0, octets.length);
    current().put(name, content);
  }

  /** Turns over the bits of one octet of a file, even while it is open. */
  public synchronized void spoil(String name, int at) {
    ByteBuffer octets = current().get(name).now;
    octets.put(at, (byte) ~octets.get(at));
  }

  /** Changes one octet of a file, even while it is open. */
  public synchronized void set(String name, int at, byte octet) {
    current().get(name).now.put(at, octet);
  }

  /** Reading what includes this octet fails, until -1 is said. */
  public synchronized void unreadable(String name, int at) {
    current().get(name).unreadable = at;
  }

  /** Writing to files fails, or works again. Mapped memory takes everything. */
  public void failWrites(boolean fail) {
    troubles.writesFail = fail;
  }

  /** Nothing works any more, or all again. Mapped memory takes everything. */
  public void failEverything(boolean fail) {
    troubles.allFails = fail;
  }

  /** How many times something was to be done, but for what goes through mapped memory. */
  public int attempts() {
    return troubles.attempts.get();
  }

  /** Forcing files fails, or works again. */
  public void failForces(boolean fail) {
    troubles.forcesFail = fail;
  }

  /** Whoever forces a file from now on hangs until {@link #letForces}. */
  public void holdForces() {
    troubles.forces.drainPermits();
  }

  public void letForces() {
    troubles.forces.release(MANY);
  }

  /** How many times files were forced or are being forced. */
  public int forces() {
    return troubles.forced.get();
  }

  private Map<String, Content> current() {
    return names.get(names.size() - 1);
  }

  private Map<String, Content> changing() {
    names.add(new HashMap<>(current()));
    return current();
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public synchronized DiskSpace space() throws IOException {
    troubles.attempt();
    return new DiskSpace(total, room);
  }

  @Override
  public synchronized List<String> names() {
    return List.copyOf(current().keySet());
  }

  @Override
  public synchronized DiskFile create(String name, int octets) throws IOException {
    troubles.attempt();
    if (octets > room) {
      throw new IOException(name + ": No space left on device");
    }
    room -= octets;
    Content content = new Content(octets, troubles);
    changing().put(name, content);
    return content;
  }

  @Override
  public synchronized DiskFile open(String name) throws IOException {
    troubles.attempt();
    return existing(name);
  }

  private Content existing(String name) throws IOException {
    Content content = current().get(name);
    if (content == null) {
      throw new NoSuchFileException(name);
    }
    return content;
  }

  @Override
  public synchronized void rename(String from, String to) throws IOException {
    troubles.attempt();
    Content content = existing(from);
    Map<String, Content> changed = changing();
    changed.remove(from);
    changed.put(to, content);
  }

  @Override
  public synchronized void delete(String name) throws IOException {
    troubles.attempt();
    room += existing(name).length;
    changing().remove(name);
  }

  @Override
  public synchronized void force() throws IOException {
    troubles.attempt();
    names.subList(0, names.size() - 1).clear();
  }

  /** What goes wrong with all files alike. */
  private static final class Troubles {
    private final Semaphore forces = new Semaphore(MANY);
    private final AtomicInteger forced = new AtomicInteger();
    private volatile boolean writesFail;
    private volatile boolean forcesFail;
    private volatile boolean allFails;
    private final AtomicInteger attempts = new AtomicInteger();

    void attempt() throws IOException {
      attempts.incrementAndGet();
      if (allFails) {
        throw new IOException("Input/output error");
      }
    }

    void beforeForce() throws IOException {
      attempt();
      forced.incrementAndGet();
      forces.acquireUninterruptibly();
    }
  }

  /** A file: what is in it and what of that was forced. */
  private static final class Content implements DiskFile {
    private final ByteBuffer now;
    private final byte[] forced;
    private volatile int length;
    private volatile int unreadable = -1;
    private final Troubles troubles;

    Content(int octets, Troubles troubles) {
      this.troubles = troubles;
      now = ByteBuffer.allocateDirect(octets);
      forced = new byte[octets];
      length = octets;
    }

    /** What is in a sector, if that is taken for written although it was not. */
    private final Map<Integer, byte[]> clean = new ConcurrentHashMap<>();

    Content afterPowerLoss(Random random, Troubles onDisk) {
      Content left = new Content(length, onDisk);
      double written = random.nextDouble();
      for (int at = 0; at < length; at += SECTOR) {
        int count = Math.min(SECTOR, length - at);
        byte[] sector = new byte[count];
        if (random.nextDouble() < written && !isClean(at)) {
          now.get(at, sector);
        } else {
          System.arraycopy(forced, at, sector, 0, count);
        }
        left.put(at, sector, 0, count);
        System.arraycopy(sector, 0, left.forced, at, count);
      }
      return left;
    }

    @Override
    public int octets() {
      return length;
    }

    @Override
    public int read(int at, byte[] into, int offset, int count) throws IOException {
      troubles.attempt();
      int read = Math.max(0, Math.min(count, length - at));
      if (unreadable >= at && unreadable < at + read) {
        throw new IOException("Input/output error");
      }
      if (read > 0) {
        now.get(at, into, offset, read);
      }
      return read;
    }

    @Override
    public void write(int at, byte[] from, int offset, int count) throws IOException {
      troubles.attempt();
      if (troubles.writesFail) {
        throw new IOException("Input/output error");
      }
      put(at, from, offset, count);
    }

    private void put(int at, byte[] from, int offset, int count) {
      now.put(at, from, offset, count);
      for (int sector = at / SECTOR * SECTOR; sector < at + count; sector += SECTOR) {
        clean.remove(sector);
      }
    }

    private byte[] sector(int at) {
      byte[] octets = new byte[Math.min(SECTOR, forced.length - at)];
      now.get(at, octets);
      return octets;
    }

    private boolean isClean(int sector) {
      byte[] then = clean.get(sector);
      return then != null && Arrays.equals(then, sector(sector));
    }

    @Override
    public ByteBuffer map() {
      return now;
    }

    @Override
    public void force(int from, int to) throws IOException {
      troubles.beforeForce();
      int end = Math.min(to, length);
      for (int sector = from / SECTOR * SECTOR; sector < end; sector += SECTOR) {
        if (troubles.forcesFail) {
          clean.put(sector, sector(sector));
        } else if (!isClean(sector)) {
          clean.remove(sector);
          int first = Math.max(from, sector);
          now.get(first, forced, first, Math.min(end, sector + SECTOR) - first);
        }
      }
      if (troubles.forcesFail) {
        throw new IOException("Input/output error");
      }
    }

    @Override
    public void truncate(int octets) {
      length = octets;
    }

    @Override
    public void close() {}
  }
}
