package io.sealpost.journal;

import static io.sealpost.journal.SegmentQuota.Answer.SOON;

import io.sealpost.journal.format.PreparedSegment;
import io.sealpost.threads.Bell;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How the tail gets its prepared segments: what is asked of the preparer, and how threads wait for
 * it. Guarded by the tail's lock, which is released while a thread waits.
 */
final class SegmentPool {
  /** How long the keeper waits for a segment: a slow disk is waited for, a dead one reported. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

  /** What a prepared segment would be for. */
  enum Wanted {
    NONE,
    FOR_MESSAGES,
    /** What must be sealed needs it. */
    FOR_BLOCKS
  }

  private final Bell preparer = new Bell();
  private final SegmentQuota room;
  private final Condition changed;
  private final LongSupplier unsealed;
  private final long stallNanos;
  private long stalls;
  private Appended lack =
      Appended.DONE; // otherwise do not wait for prepared segments: preparing failed
  private int failures; // to prepare segments
  private boolean blockWaits; // a block needs a segment, beyond the quota if necessary
  private Appended suspended = Appended.DONE; // otherwise why nothing is appended at present
  private boolean closed;

  /**
   * Starts with nothing to offer.
   *
   * @param changed of the tail's lock
   * @param unsealed how many messages are waiting for their block
   */
  SegmentPool(SegmentQuota room, Condition changed, LongSupplier unsealed, long stallNanos) {
    this.room = room;
    this.changed = changed;
    this.unsealed = unsealed;
    this.stallNanos = stallNanos;
  }

  /** Rings when {@link #wanted} may have become true; for any thread, without the lock. */
  Bell preparer() {
    return preparer;
  }

  /** Times that an appending thread waited. */
  long stalls() {
    return stalls;
  }

  /** What a prepared segment is wanted for now. */
  Wanted wanted() {
    long owed = unsealed.getAsLong();
    boolean beyondQuota = blockWaits && !room.hasPrepared();
    if (suspended != Appended.DONE) {
      return Wanted.NONE;
    }
    if (closed || !(beyondQuota || room.wantsSegment(owed))) {
      lack = Appended.DONE; // the preparer has caught up
      return Wanted.NONE;
    }
    return beyondQuota || room.wantsReserve(owed) ? Wanted.FOR_BLOCKS : Wanted.FOR_MESSAGES;
  }

  /**
   * Notes that a segment has been begun. While segments cannot be prepared, attempts continue as
   * before, so that this is one outage and not one per segment.
   */
  void begun() {
    if (lack == Appended.DONE) {
      room.use(SegmentQuota.Use.BEGUN);
    }
  }

  void offer(PreparedSegment prepared) {
    room.offer(prepared);
    lack = Appended.DONE;
    changed.signalAll();
  }

  /** Notes why no segments can be prepared at present: appending threads need not wait for one. */
  void noneCanBePrepared(Appended why) {
    lack = why;
    failures++;
    room.use(
        SegmentQuota.Use.FILLING); // attempts continue: it is one outage until there is one again
    changed.signalAll();
  }

  void close() {
    closed = true;
    changed.signalAll();
  }

  /** Refuses everything for this reason from now on; nothing if it is {@code DONE}. */
  void suspend(Appended why) {
    suspended = why;
    changed.signalAll();
  }

  /** Why nothing is appended at present; {@code DONE} if that is not so. */
  Appended suspended() {
    return suspended;
  }

  /**
   * Waits until there is room for a message, at most for the stall timeout; says why if there is
   * none.
   *
   * @param begins whether the message begins a segment, as things are now
   */
  Appended awaitRoom(BooleanSupplier begins) {
    long deadline = 0;
    while (!closed && suspended == Appended.DONE) {
      if (room.wantsSegment(unsealed.getAsLong()) && lack == Appended.DONE) {
        preparer.ring();
      }
      SegmentQuota.Answer answer = room.ask(unsealed.getAsLong(), begins.getAsBoolean());
      if (answer != SOON) {
        return answer == SegmentQuota.Answer.YES ? Appended.DONE : Appended.FULL;
      }
      if (lack != Appended.DONE) {
        return lack;
      }
      if (deadline == 0) {
        stalls++;
        deadline = System.nanoTime() + stallNanos;
      }
      if (!awaitChange(deadline) && lack == Appended.DONE) {
        lack = Appended.LATE;
      }
    }
    return suspended == Appended.DONE ? Appended.CLOSED : suspended;
  }

  /**
   * Waits while the preparer creates what the first message of a segment needs, for at most this
   * long.
   */
  void awaitRoom(long nanos) {
    long deadline = System.nanoTime() + nanos;
    boolean inTime = true;
    while (inTime
        && !closed
        && suspended == Appended.DONE
        && lack == Appended.DONE
        && room.ask(unsealed.getAsLong(), true) == SOON) {
      preparer.ring();
      inTime = awaitChange(deadline);
    }
  }

  /**
   * Waits for a prepared segment.
   *
   * @param beyondQuota whether one is to be created even if there is no room for it
   * @throws IOException if none can be prepared
   */
  void awaitPrepared(boolean beyondQuota) throws IOException {
    long deadline = System.nanoTime() + PATIENCE;
    int before = failures;
    blockWaits = beyondQuota;
    try {
      while (!room.hasPrepared()) {
        preparer.ring();
        boolean mayCome = failures == before && (beyondQuota || isComing());
        boolean ended = closed || suspended != Appended.DONE;
        if (ended || !mayCome || !awaitChange(deadline)) {
          throw suspended == Appended.DONE
              ? new IOException("no segment could be prepared")
              : new SuspendedException();
        }
      }
    } finally {
      blockWaits = false;
    }
  }

  private boolean isComing() {
    return lack == Appended.DONE && room.wantsSegment(unsealed.getAsLong());
  }

  /** Waits, without the lock, until something is offered; false when the deadline has passed. */
  private boolean awaitChange(long deadline) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          long left = deadline - System.nanoTime();
          return left > 0 && (changed.awaitNanos(left) > 0 || room.hasPrepared());
        } catch (InterruptedException e) {
          interrupted = true; // the caller's, and no reason to drop what it logs
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
