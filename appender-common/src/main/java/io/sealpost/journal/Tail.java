package io.sealpost.journal;

import io.sealpost.journal.format.Entry;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.journal.format.JournalKeys;
import io.sealpost.journal.format.MemoryFaultException;
import io.sealpost.journal.format.OpenSegment;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.PreparedSegment;
import io.sealpost.journal.format.Segment;
import io.sealpost.journal.format.Segments;
import io.sealpost.threads.Bell;
import io.sealpost.threads.BriefLock;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The growing end of the journal: the segment in use and the room after it. Called by any thread;
 * what is not volatile is guarded by one short lock, under which an entry costs no system call in a
 * mapped segment and one in a plain one.
 */
public final class Tail {
  /** The segment in use and the usual number of prepared ones. */
  private static final int SEGMENTS_TRIED = 5;

  private final BriefLock lock = new BriefLock();
  private final Segments segments;
  private final SegmentQuota room;
  private final SegmentPool pool;
  private final GivenUp givenUp = new GivenUp();

  private final OpenSegment open;
  private volatile long session;
  private long messages; // appended while the directory exists
  private long sealedMessages;
  private long entries; // appended by this process
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
    this.room = new SegmentQuota(config, recovered.octets());
    this.pool =
        new SegmentPool(room, lock.newCondition(), this::unsealed, config.stallTimeout().toNanos());
    this.session = session;
    this.open = new OpenSegment(recovered.lastNumber(), keys);
    this.messages = recovered.messages();
    this.sealedMessages = recovered.sealedMessages();
    this.end = recovered.end();
    this.takenBefore = recovered.octets();
    this.capacity = room.octetsForMessages();
  }

  /** Position after the last whole entry. */
  long end() {
    return end;
  }

  /** Rings when {@link #wanted} may have become true. */
  Bell preparer() {
    return pool.preparer();
  }

  /** Adds an entry if there is room for a message and the disk takes it. */
  Appended offer(EntryKind kind, byte[] octets, int from, int length) {
    // If the entry turns out to be encrypted this was in vain, but a small part of what that costs.
    int crc = Entry.crc(kind.code(), octets, from, length);
    lock.acquire();
    try {
      for (int tried = 0; tried < SEGMENTS_TRIED; tried++) {
        try {
          boolean quick =
              pool.suspended() == Appended.DONE && open.fits(length) && room.admits(unsealed());
          Appended room = quick ? Appended.DONE : makeRoom(length);
          if (room == Appended.DONE) {
            write(kind, crc, octets, from, length);
          }
          return room;
        } catch (MemoryFaultException e) {
          giveUp();
        }
      }
      return Appended.DISK;
    } catch (IOException e) {
      // Plain writes only. Nothing was published: the next append tries again at the same place.
      return Appended.DISK;
    } finally {
      lock.release();
    }
  }

  /**
   * Adds an entry for which messages have left room. If that is used up, a block gets a segment
   * beyond the quota. A message, which is one of the keeper's notices, does not, nor does it get
   * the rest of one that a block got: it needs a block in turn, so the journal would grow without
   * end.
   */
  void addFromReserve(EntryKind kind, byte[] octets, int from, int length) throws IOException {
    int crc = Entry.crc(kind.code(), octets, from, length);
    lock.acquire();
    try {
      if (closed) {
        throw new IOException("the journal is closed");
      }
      if (pool.suspended() != Appended.DONE) {
        throw new SuspendedException();
      }
      if (kind == EntryKind.MESSAGE && room.isBeyondQuota()) {
        throw new IOException("it is already larger than maxSize");
      }
      for (int tried = 0; tried < SEGMENTS_TRIED; tried++) {
        try {
          if (!open.fits(length)) {
            pool.awaitPrepared(kind == EntryKind.SIGNATURE);
            beginSegment();
          }
          write(kind, crc, octets, from, length);
          return;
        } catch (MemoryFaultException e) {
          giveUp();
        }
      }
      throw new IOException("no segment accepts anything");
    } finally {
      lock.release();
    }
  }

  /**
   * No longer writes to the segment in use; or, if there is none, to the prepared segment that was
   * begun.
   */
  private void giveUp() {
    open.giveUp()
        .ifPresentOrElse(
            givenUp::add,
            () -> room.giveUpPrepared(room.firstPrepared().number()).ifPresent(givenUp::add));
    room.use(SegmentQuota.Use.NONE);
    preparer().ring();
  }

  /** The files that are or will be written to, by number, with their lengths. */
  Map<Long, Integer> written() {
    return lock.holding(
        () -> {
          Map<Long, Integer> files = new HashMap<>(room.preparedSegments());
          open.segment().ifPresent(used -> files.put(used.number(), used.octets()));
          return files;
        });
  }

  /** No longer writes to the file of this number, if it still does. */
  void giveUp(long number) {
    lock.holding(
        () -> {
          if (open.segment().filter(used -> used.number() == number).isPresent()) {
            giveUp();
          } else {
            room.giveUpPrepared(number).ifPresent(givenUp::add);
            preparer().ring();
          }
        });
  }

  /** Ends the segment in use; one that does not take its mark is given up. */
  private void endSegment() throws IOException {
    try {
      open.end();
    } catch (MemoryFaultException e) {
      giveUp();
    }
  }

  /** What was given up since this was last asked; for the preparer. */
  GivenUp.Found givenUp() {
    return lock.holding(givenUp::take);
  }

  /** Makes segments belong to this session from now on. */
  void startSession(long next) throws IOException {
    lock.acquire();
    try {
      if (next != session) {
        endSegment();
        room.use(SegmentQuota.Use.NONE);
        session = next;
      }
    } finally {
      lock.release();
    }
  }

  /** Makes entries go into a new segment from now on. */
  void renewSegment() {
    lock.holding(
        () -> {
          open.fill();
          room.use(SegmentQuota.Use.NONE);
        });
  }

  /**
   * Notes that this many more messages are sealed, including all that were appended before a
   * certain segment. Returns up to where nothing is then unsealed: the position given, or the end
   * if no message is left.
   */
  long seal(long position, long count, long messagesBefore) {
    lock.acquire();
    try {
      // Damaged messages are in no block, so the keeper's counts do not include them.
      sealedMessages = Math.min(messages, Math.max(sealedMessages + count, messagesBefore));
      return sealedMessages == messages ? end : Math.min(position, end);
    } finally {
      lock.release();
    }
  }

  void sealAll() {
    lock.acquire();
    try {
      sealedMessages = messages;
    } finally {
      lock.release();
    }
  }

  /** Share of the room for messages that is in use, up to the last whole segment or so. */
  double fill() {
    return Math.min(1, (double) (takenBefore + Position.offset(end)) / capacity);
  }

  void reserve(int octetsPerUnsealed, int octetsBesides) {
    lock.holding(
        () -> {
          room.reserve(octetsPerUnsealed, octetsBesides);
          capacity = room.octetsForMessages();
        });
    preparer().ring();
  }

  /** Waits while the preparer creates what the next message needs, for at most this long. */
  void awaitRoom(long nanos) {
    lock.holding(() -> pool.awaitRoom(nanos));
  }

  /** What a prepared segment is wanted for now; asked by the preparer only. */
  SegmentPool.Wanted wanted() {
    return lock.holding(pool::wanted);
  }

  void offer(PreparedSegment prepared) {
    lock.holding(() -> pool.offer(prepared));
  }

  /** Notes why no segments can be prepared at present. */
  void noneCanBePrepared(Appended why) {
    lock.holding(() -> pool.noneCanBePrepared(why));
  }

  /** Releases a segment that is no longer needed. */
  void release(Segment segment) {
    lock.holding(
        () -> {
          room.release(segment.octets());
          takenBefore = Math.max(0, takenBefore - segment.octets());
        });
  }

  /** The session of new entries. */
  long session() {
    return session;
  }

  /**
   * Refuses everything for this reason from now on, and wants no prepared segments; {@code DONE}
   * ends that.
   */
  void suspend(Appended why) {
    lock.holding(() -> pool.suspend(why));
    preparer().ring();
  }

  /** Like {@link #close}, but leaves the files as they are. */
  void abandon() {
    lock.holding(
        () -> {
          closed = true;
          pool.close();
        });
  }

  /** Refuses everything from now on. */
  void close() throws IOException {
    lock.acquire();
    try {
      closed = true;
      pool.close();
      endSegment();
    } finally {
      lock.release();
    }
  }

  /** Returns the prepared segments that will not be used; after {@link #close}. */
  List<PreparedSegment> unusedSegments() {
    return lock.holding(room::unusedSegments);
  }

  JournalStatus status(String form, long damaged) {
    lock.acquire();
    try {
      long octets = room.held() - room.preparedOctets() - open.left();
      return new JournalStatus(form, entries, messages, pool.stalls(), octets, unsealed(), damaged);
    } finally {
      lock.release();
    }
  }

  /** Messages appended while the directory exists. */
  long messages() {
    return lock.holding(() -> messages);
  }

  private long unsealed() {
    return messages - sealedMessages;
  }

  private void write(EntryKind kind, int crc, byte[] octets, int from, int length)
      throws IOException {
    end = open.write(kind, crc, octets, from, length);
    entries++;
    messages += kind == EntryKind.MESSAGE ? 1 : 0;
    if (open.isFilling() && room.use(SegmentQuota.Use.FILLING)) {
      preparer().ring();
    }
  }

  /** Ensures that a message of this many octets may be written now, or says why it may not. */
  private Appended makeRoom(int length) throws IOException {
    Appended room = pool.awaitRoom(() -> !open.fits(length));
    if (room == Appended.DONE && !open.fits(length)) {
      beginSegment();
    }
    return room;
  }

  private void beginSegment() throws IOException {
    PreparedSegment prepared = room.firstPrepared();
    segments.add(open.begin(prepared, session, messages));
    room.takeFirstPrepared();
    pool.begun();
    takenBefore = room.held() - room.preparedOctets() - prepared.octets();
    preparer().ring();
  }
}
