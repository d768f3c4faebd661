package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.DiskSpace;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.format.JournalListener;
import io.sealpost.journal.format.MappedWriter;
import io.sealpost.journal.format.MemoryFaultException;
import io.sealpost.journal.format.PlainWriter;
import io.sealpost.journal.format.PreparedSegment;
import io.sealpost.journal.format.Segment;
import io.sealpost.threads.Bell;
import io.sealpost.threads.OwnThreads;
import io.sealpost.threads.Uninterrupted;
import io.sealpost.time.Reminder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Prepares segments before they are needed, and recycles or deletes freed ones, on a thread of its
 * own: so file operations, page faults and a full disk occur here and not where the application
 * logs.
 *
 * <p>A freed segment that is mapped becomes a prepared segment again under a new name if one is
 * wanted: its storage and its pages already exist.
 */
final class Preparer implements Runnable {
  private static final long IDLE = TimeUnit.MINUTES.toNanos(1);
  private static final long FIRST_RETRY = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LAST_RETRY = TimeUnit.SECONDS.toNanos(10);
  private static final long AWAY_RETRY = TimeUnit.SECONDS.toNanos(1);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  private final Disk disk;
  private final boolean mapped;
  private final int segmentOctets;
  private final MinFreeSpace minFreeSpace;
  private final Tail tail;
  private final JournalListener listener;
  private final Queue<Segment> freed = new ConcurrentLinkedQueue<>();
  private final SecureRandom random = new SecureRandom();
  private final Thread thread;
  private final LongAdder unexpected = new LongAdder();
  private volatile boolean closed;
  private volatile BooleanSupplier mayTouch = () -> true;
  private long number; // of the last segment prepared
  private long retry; // nanoseconds until the next try; 0: the last one succeeded
  private final Reminder reminder = Reminder.once();

  Preparer(
      Storage storage,
      JournalConfig config,
      Tail tail,
      long highestNumber,
      JournalListener listener) {
    this.disk = storage.disk();
    this.mapped = storage.mapped();
    this.segmentOctets = config.segmentOctets();
    this.minFreeSpace = config.minFreeSpace();
    this.tail = tail;
    this.number = highestNumber;
    this.listener = listener;
    String where =
        config.directory().map(directory -> directory.getFileName() + "").orElse("memory");
    this.thread = OwnThreads.make("sealpost-preparer-" + where, this);
  }

  /**
   * Prepares the first segment on the calling thread, if it can, so that the first append need not
   * wait.
   */
  void start() {
    step();
    thread.start();
  }

  /** Sets what to ask before each file is created, renamed or deleted from now on. */
  void askBefore(BooleanSupplier allowed) {
    mayTouch = allowed;
  }

  /** Hands over a segment that is no longer in use. */
  void free(Segment segment) {
    freed.add(segment);
    tail.preparer().ring();
  }

  @Override
  public void run() {
    Bell bell = tail.preparer();
    while (!closed) {
      bell.arm();
      if (!closed && !step()) {
        bell.await(retry == 0 ? IDLE : retry);
      }
    }
  }

  /**
   * Does one thing, and continues whatever is thrown; false if there is nothing to do or it failed.
   */
  private boolean step() {
    try {
      return attempt();
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      unexpected.increment(); // reporting failed as well
      retry = LAST_RETRY;
      return false;
    }
  }

  /** Number of unexpected errors. Any thread. */
  long unexpected() {
    return unexpected.sum();
  }

  private boolean attempt() {
    try {
      if (!mayTouch.getAsBoolean()) {
        return away();
      }
      doAway(tail.givenUp());
      Segment old = freed.poll();
      if (old != null) {
        dispose(old);
      } else {
        SegmentPool.Wanted wanted = tail.wanted();
        if (wanted == SegmentPool.Wanted.NONE) {
          reminder.over(); // all that is wanted exists: the next failure is another outage
          return false;
        }
        leaveEnough(wanted);
        tail.offer(create());
      }
      retry = 0;
      return true;
    } catch (IOException e) {
      if (!mayTouch.getAsBoolean()) {
        return away(); // which is the reason, and reported as such
      }
      failed(e);
      return false;
    } catch (ThreadDeath e) {
      throw e;
    } catch (RuntimeException | Error e) {
      unexpected.increment();
      failed(new IOException(e));
      return false;
    }
  }

  private boolean away() {
    retry = AWAY_RETRY;
    return false;
  }

  private void doAway(GivenUp.Found useless) {
    if (!useless.files().isEmpty()) {
      listener.warning(
          "nothing more can be written to "
              + String.join(", ", useless.files())
              + ", which was truncated or removed, or whose device fails: writing continues in another"
              + " segment; what can no longer be read is counted as damaged");
    }
    for (PreparedSegment prepared : useless.preparedSegments()) {
      delete(SpoolFiles.segment(prepared.number()));
    }
  }

  /** Sealing is owed to messages already accepted, so it may take space meant for others. */
  private void leaveEnough(SegmentPool.Wanted wanted) throws IOException {
    DiskSpace space = disk.space();
    long left = wanted == SegmentPool.Wanted.FOR_MESSAGES ? minFreeSpace.of(space.total()) : 0;
    if (left > 0 && space.usable() - segmentOctets < left) {
      throw new NoSpaceException(
          String.format(
              Locale.ROOT,
              "the file system has %d MB left, of which minFreeSpace keeps %d MB for others",
              space.usable() >> 20,
              left >> 20));
    }
  }

  private void failed(IOException e) {
    tail.noneCanBePrepared(isLackOfSpace(e) ? Appended.NO_SPACE : Appended.DISK);
    if (reminder.take()) {
      listener.warning("no journal segment can be prepared, trying again: " + e.getMessage());
    }
    retry = retry == 0 ? FIRST_RETRY : Math.min(2 * retry, LAST_RETRY);
  }

  private boolean isLackOfSpace(IOException e) {
    try {
      return e instanceof NoSpaceException || disk.space().usable() < segmentOctets;
    } catch (IOException unknown) {
      return false;
    }
  }

  private void dispose(Segment old) throws IOException {
    Optional<PreparedSegment> reusable =
        old.prepared()
            .filter(
                prepared ->
                    prepared.writer() instanceof MappedWriter
                        && tail.wanted() != SegmentPool.Wanted.NONE);
    if (reusable.isEmpty() || !offerAgain(old, reusable.get())) {
      delete(old.fileName());
    }
  }

  private boolean offerAgain(Segment old, PreparedSegment prepared) throws IOException {
    try {
      tail.offer(recycle(old, prepared));
      return true;
    } catch (MemoryFaultException | NoSuchFileException e) {
      return false; // it was truncated or removed from outside: another one is created
    }
  }

  private void delete(String name) {
    try {
      disk.delete(name);
    } catch (NoSuchFileException e) {
      // Already deleted from outside.
    } catch (IOException e) {
      listener.warning(name + " is no longer needed but cannot be deleted: " + e.getMessage());
    }
  }

  private PreparedSegment create() throws IOException {
    number++; // used up even if this fails: what is left over is then in no one's way
    DiskFile file = disk.create(SpoolFiles.segment(number), segmentOctets);
    disk.force();
    if (!mapped) {
      return new PreparedSegment(number, life(), false, segmentOctets, file, new PlainWriter(file));
    }
    try (file) {
      ByteBuffer memory = file.map();
      if (memory.capacity() < segmentOctets) {
        delete(SpoolFiles.segment(number));
        throw new IOException(SpoolFiles.segment(number) + " was truncated");
      }
      MappedWriter writer = new MappedWriter(memory);
      clear(writer);
      return new PreparedSegment(number, life(), false, segmentOctets, file, writer);
    }
  }

  /** Clears the memory; if that fails, the file of this number is useless and is deleted. */
  private void clear(MappedWriter writer) throws IOException {
    try {
      writer.clear();
    } catch (MemoryFaultException e) {
      delete(SpoolFiles.segment(number));
      throw e;
    }
  }

  private PreparedSegment recycle(Segment old, PreparedSegment prepared) throws IOException {
    number++;
    // The name first, and durably: a file without a header under the old name would look damaged.
    disk.rename(old.fileName(), SpoolFiles.segment(number));
    disk.force();
    clear((MappedWriter) prepared.writer());
    boolean legible = old.header().encryption().isEmpty();
    PreparedSegment.Life next = life();
    while (next.salt() == prepared.life().salt()) {
      next = life();
    }
    return new PreparedSegment(
        number, next, legible, prepared.octets(), prepared.file(), prepared.writer());
  }

  private PreparedSegment.Life life() {
    return new PreparedSegment.Life(random.nextInt(), random.nextLong(), random.nextLong());
  }

  /** Ends the thread and leaves all files as they are; after the tail is closed. */
  void abandon() throws IOException {
    if (end()) {
      for (PreparedSegment prepared : tail.unusedSegments()) {
        prepared.file().close();
      }
    }
  }

  private boolean end() {
    closed = true;
    tail.preparer().ring();
    return Uninterrupted.join(thread, PATIENCE);
  }

  /**
   * Ends the thread, and deletes the prepared segments that were not used; after the tail is
   * closed.
   */
  void close() throws IOException {
    if (end()) {
      for (Segment old = freed.poll(); old != null; old = freed.poll()) {
        delete(old.fileName());
      }
      for (PreparedSegment prepared : tail.unusedSegments()) {
        prepared.file().close();
        delete(SpoolFiles.segment(prepared.number()));
      }
    }
  }
}
