package io.sealpost.journal;

import static io.sealpost.journal.Room.Answer.SOON;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The growing end of the journal: the segment in use and the room behind it. Called by any thread;
 * what is not volatile is guarded by one short lock, under which an entry costs no system call in a
 * mapped segment and one in a plain one.
 */
final class Tail {
  /** Tries before queueing: the lock is held for less than a park and an unpark take. */
  private static final int SPINS = 64;

  /** How long the keeper waits for a segment: a slow disk is waited for, a dead one reported. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** What a blank would be for. */
  enum Wanted {
    NONE,
    FOR_MESSAGES,
    /** What must be sealed lacks it. */
    FOR_BLOCKS
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition offered = lock.newCondition();
  private final Bell preparer = new Bell();
  private final Segments segments;
  private final Room room;
  private final long stallNanos;

  private final OpenSegment open;
  private volatile long session;
  private long messages; // appended while the directory lives
  private long sealedMessages;
  private long entries; // appended by this process
  private long stalls;
  private Appended lack =
      Appended.DONE; // else blanks are not to be waited for: they failed to come
  private int failures; // to make blanks
  private boolean blockWaits; // a block needs a segment, if need be beyond the quota
  private boolean closed;

  private volatile long end;
  private volatile long takenBefore; // octets of the segments before the one in use
  private volatile long capacity; // octets that messages may take

  Tail(
      JournalConfig config,
      Segments segments,
      JournalKeys keys,
      Recovered recovered,
      long session) {
    this.segments = segments;
    this.room = new Room(config, recovered.octets());
    this.stallNanos = config.stallTimeout().toNanos();
    this.session = session;
    this.open = new OpenSegment(recovered.lastNumber(), keys);
    this.messages = recovered.messages();
    this.sealedMessages = recovered.sealedMessages();
    this.end = recovered.end();
    this.takenBefore = recovered.octets();
    this.capacity = room.octetsForMessages();
  }

  /** Behind the last whole entry. */
  long end() {
    return end;
  }

  /** Rings when {@link #wanted} may have become true. */
  Bell preparer() {
    return preparer;
  }

  /** Adds an entry if there is room for a message and the disk takes it. */
  Appended offer(EntryKind kind, byte[] octets, int from, int length) {
    // Where it turns out to be encrypted that was in vain, but a small part of what that costs.
    int crc = Entry.crc(kind.code(), octets, from, length);
    acquire();
    try {
      boolean quick = open.fits(length) && room.admits(messages - sealedMessages);
      Appended room = quick ? Appended.DONE : makeRoom(length);
      if (room == Appended.DONE) {
        write(kind, crc, octets, from, length);
      }
      return room;
    } catch (IOException e) {
      // Plain writes only. Nothing was published: the next append tries the same place again.
      return Appended.DISK;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds an entry for which messages have left room. Where that is used up, a block gets a segment
   * beyond the quota. A message, which is a notice of the keeper's, does not, nor the rest of one
   * that a block got: it needs a block in turn, and so the journal would grow without end.
   */
  void addFromReserve(EntryKind kind, byte[] octets, int from, int length) throws IOException {
    int crc = Entry.crc(kind.code(), octets, from, length);
    acquire();
    try {
      if (closed) {
        throw new IOException("the journal is closed");
      }
      if (kind == EntryKind.MESSAGE && room.isBeyondQuota()) {
        throw new IOException("it is larger than maxSize already");
      }
      if (!open.fits(length)) {
        awaitBlank(kind == EntryKind.SIGNATURE);
        beginSegment();
      }
      write(kind, crc, octets, from, length);
    } finally {
      lock.unlock();
    }
  }

  /** From here on segments belong to this session. */
  void startSession(long next) throws IOException {
    acquire();
    try {
      if (next != session) {
        open.end();
        session = next;
      }
    } finally {
      lock.unlock();
    }
  }

  /** From here on entries go into a new segment. */
  void renewSegment() {
    locked(open::fill);
  }

  /**
   * So many more messages are sealed, among them all that were appended before some segment.
   * Returns up to where that leaves nothing unsealed: the position given, or the end if no message
   * is left.
   */
  long seal(long position, long count, long messagesBefore) {
    acquire();
    try {
      // Messages that were damaged are in no block, so no count of the keeper's has them.
      sealedMessages = Math.min(messages, Math.max(sealedMessages + count, messagesBefore));
      return sealedMessages == messages ? end : Math.min(position, end);
    } finally {
      lock.unlock();
    }
  }

  void sealAll() {
    locked(() -> sealedMessages = messages);
  }

  /** Share of the room for messages that is in use, up to the last whole segment or so. */
  double fill() {
    return Math.min(1, (double) (takenBefore + Position.offset(end)) / capacity);
  }

  void reserve(int octetsPerUnsealed, int octetsBesides) {
    locked(
        () -> {
          room.reserve(octetsPerUnsealed, octetsBesides);
          capacity = room.octetsForMessages();
          preparer.ring();
        });
  }

  /** Waits while the preparer makes what the next message needs, at most so long. */
  void awaitRoom(long nanos) {
    acquire();
    try {
      long deadline = System.nanoTime() + nanos;
      while (!closed
          && lack == Appended.DONE
          && room.ask(messages - sealedMessages, true) == SOON) {
        preparer.ring();
        if (!awaitOffer(deadline)) {
          return;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** What a blank is wanted for now; asked by the preparer only. */
  Wanted wanted() {
    acquire();
    try {
      long unsealed = messages - sealedMessages;
      boolean beyondQuota = blockWaits && !room.hasBlank();
      if (closed || !(beyondQuota || room.wantsBlank(unsealed))) {
        lack = Appended.DONE; // the preparer has caught up
        return Wanted.NONE;
      }
      return beyondQuota || room.wantsReserve(unsealed) ? Wanted.FOR_BLOCKS : Wanted.FOR_MESSAGES;
    } finally {
      lock.unlock();
    }
  }

  void offer(Blank blank) {
    locked(
        () -> {
          room.offer(blank);
          lack = Appended.DONE;
          offered.signalAll();
        });
  }

  /** Says why no blanks can be made at present: appending threads need not wait for one. */
  void noBlanks(Appended why) {
    locked(
        () -> {
          lack = why;
          failures++;
          offered.signalAll();
        });
  }

  /** A segment is no longer needed. */
  void release(Segment segment) {
    locked(
        () -> {
          room.release(segment.octets());
          takenBefore = Math.max(0, takenBefore - segment.octets());
        });
  }

  /** The session of new entries. */
  long session() {
    return session;
  }

  /** Refuses whatever comes from now on. */
  void close() throws IOException {
    acquire();
    try {
      closed = true;
      open.end();
    } finally {
      offered.signalAll();
      lock.unlock();
    }
  }

  /** Hands out the blanks that nobody will use; after {@link #close}. */
  List<Blank> leftBlanks() {
    acquire();
    try {
      return room.leftBlanks();
    } finally {
      lock.unlock();
    }
  }

  JournalStatus status(String form, long damaged) {
    acquire();
    try {
      long octets = room.held() - room.blankOctets() - open.left();
      return new JournalStatus(
          form, entries, messages, stalls, octets, messages - sealedMessages, damaged);
    } finally {
      lock.unlock();
    }
  }

  private void acquire() {
    for (int i = 0; i < SPINS; i++) {
      if (lock.tryLock()) {
        return;
      }
      Thread.onSpinWait();
    }
    lock.lock();
  }

  private void locked(Runnable change) {
    acquire();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  private void write(EntryKind kind, int crc, byte[] octets, int from, int length)
      throws IOException {
    end = open.write(kind, crc, octets, from, length);
    entries++;
    messages += kind == EntryKind.MESSAGE ? 1 : 0;
  }

  /** Sees to it that a message of so many octets may be written now, or says why it may not. */
  private Appended makeRoom(int length) throws IOException {
    long deadline = 0;
    while (!closed) {
      boolean begins = !open.fits(length);
      long unsealed = messages - sealedMessages;
      if (room.wantsBlank(unsealed) && lack == Appended.DONE) {
        preparer.ring();
      }
      switch (room.ask(unsealed, begins)) {
        case YES -> {
          if (begins) {
            beginSegment();
          }
          return Appended.DONE;
        }
        case NO -> {
          return Appended.FULL;
        }
        case SOON -> {
          if (lack != Appended.DONE) {
            return lack;
          }
          if (deadline == 0) {
            stalls++;
            deadline = System.nanoTime() + stallNanos;
          }
          if (!awaitOffer(deadline) && lack == Appended.DONE) {
            lack = Appended.LATE;
          }
        }
      }
    }
    return Appended.CLOSED;
  }

  private void awaitBlank(boolean beyondQuota) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    int before = failures;
    blockWaits = beyondQuota;
    try {
      while (!room.hasBlank()) {
        preparer.ring();
        boolean mayCome =
            failures == before
                && (beyondQuota
                    || (lack == Appended.DONE && room.wantsBlank(messages - sealedMessages)));
        if (closed || !mayCome || !awaitOffer(deadline)) {
          throw new IOException("no segment could be prepared");
        }
      }
    } finally {
      blockWaits = false;
    }
  }

  /** Waits, without the lock, until something is offered; false when the deadline has passed. */
  private boolean awaitOffer(long deadline) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          long left = deadline - System.nanoTime();
          return left > 0 && (offered.awaitNanos(left) > 0 || room.hasBlank());
        } catch (InterruptedException e) {
          interrupted = true; // is the caller's, and no reason to drop what it logs
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void beginSegment() throws IOException {
    Blank blank = room.firstBlank();
    segments.add(open.begin(blank, session, messages));
    room.takeFirstBlank();
    takenBefore = room.held() - room.blankOctets() - blank.octets();
    preparer.ring();
  }
}
