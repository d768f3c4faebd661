package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.format.Checkpoint;
import io.sealpost.journal.format.CheckpointFile;
import io.sealpost.journal.format.Damage;
import io.sealpost.journal.format.Entry;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.Segment;
import io.sealpost.journal.format.Segments;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the journal is forced, confirmed and sealed, and what may be freed as a result. Read by
 * any thread; changed by the keeper, except for {@link #confirm}, which one other thread calls.
 */
final class Confirmations {
  private static final int CHUNK = 1 << 18;

  private final Disk disk;
  private final Segments segments;
  private final Tail tail;
  private final Preparer preparer;
  private final Damage damage;
  private final CheckpointFile file;
  private final FileWatch watch;

  private volatile long forced;
  private volatile long confirmed;
  private volatile long sealed;
  private long sealedForced; // what was sealed when the last force began: its blocks are forced
  private boolean doubtful; // the last force failed
  private final AtomicLong proofs = new AtomicLong();

  Confirmations(
      Disk disk,
      Segments segments,
      Tail tail,
      Preparer preparer,
      Damage damage,
      CheckpointFile file,
      Recovered recovered) {
    this.disk = disk;
    this.segments = segments;
    this.tail = tail;
    this.preparer = preparer;
    this.damage = damage;
    this.file = file;
    this.watch = new FileWatch(disk, tail);
    // Recovery has forced all that it kept.
    this.forced = recovered.end();
    this.confirmed = Math.min(recovered.checkpoint().confirmed(), forced);
    this.sealed = Math.min(recovered.checkpoint().sealed(), forced);
    this.sealedForced = sealed;
  }

  long forced() {
    return disk.persistent() ? forced : tail.end();
  }

  long confirmed() {
    return confirmed;
  }

  long sealed() {
    return disk.persistent() ? sealed : tail.end();
  }

  /** Grows whenever something has been stored durably, which proves that the disk works. */
  long proofs() {
    return proofs.get();
  }

  void confirm(long position) {
    confirmed = Math.max(confirmed, Math.min(position, tail.end()));
  }

  void seal(long position, long messages) {
    long before =
        segments
            .atOrAfter(Position.number(position))
            .filter(segment -> segment.number() == Position.number(position))
            .map(segment -> segment.header().messages())
            .orElse(0L);
    sealed = Math.max(sealed, tail.seal(position, messages, before));
  }

  void sealAll() {
    // The end first: what arrives between the two merely counts as sealed a moment early.
    sealed = Math.max(sealed, tail.end());
    tail.sealAll();
  }

  /** Forces segment by segment: each is forced before any entry of the next one is. */
  void force() throws IOException {
    long sealedBefore = sealed;
    long from = forced;
    long to = tail.end();
    if (to != from) {
      watch.look();
      Iterable<Segment> pending = segments.between(Position.number(from), Position.number(to));
      force(pending, from, to);
      forced = to;
      proofs.incrementAndGet();
      for (Segment segment : pending) {
        if (segment.number() != Position.number(to)) {
          closeFile(segment);
        }
      }
    }
    sealedForced = sealedBefore;
  }

  private void force(Iterable<Segment> pending, long from, long to) throws IOException {
    boolean again = doubtful;
    doubtful = true; // unless all goes well
    for (Segment segment : pending) {
      if (segment.prepared().isPresent()) {
        boolean begun = segment.number() == Position.number(from);
        boolean ended = segment.number() != Position.number(to);
        int first = begun ? Position.offset(from) : 0;
        int last = ended ? Position.offset(segment.end()) + Entry.MARK : Position.offset(to);
        if (again) {
          writeAgain(segment, first, last);
        }
        segment.prepared().get().file().force(first, ended ? last : last + Entry.MARK);
      }
    }
    doubtful = false;
  }

  /**
   * Writes what is there once more: after a failed force, the system may regard pages as written
   * that never were, and the next force would succeed without them.
   */
  private void writeAgain(Segment segment, int from, int to) throws IOException {
    byte[] octets = new byte[Math.min(to - from, CHUNK)];
    try (DiskFile file = disk.open(segment.fileName())) {
      for (int at = from; at < to; ) {
        int count = file.read(at, octets, 0, Math.min(to - at, octets.length));
        if (count == 0) {
          return; // truncated from outside: what no longer exists cannot be forced
        }
        file.write(at, octets, 0, count);
        at += count;
      }
    }
  }

  private static void closeFile(Segment segment) throws IOException {
    if (segment.prepared().isPresent()) {
      segment.prepared().get().file().close();
    }
  }

  /** Stores the checkpoint, then frees what it says is done; returns whether anything was freed. */
  boolean checkpoint() throws IOException {
    Checkpoint last = file.last();
    Checkpoint next = last.next(forced(), confirmed, disk.persistent() ? sealedForced : tail.end());
    if (!next.saysTheSameAs(last)) {
      file.store(next);
      proofs.incrementAndGet();
    }
    return free(next.done());
  }

  private boolean free(long done) {
    boolean any = false;
    while (segments.first().filter(segment -> segment.end() <= done).isPresent()) {
      Segment segment = segments.first().orElseThrow();
      segments.remove(segment);
      damage.forgetBefore(segment.end(), segment.header().messages());
      tail.release(segment);
      preparer.free(segment);
      any = true;
    }
    return any;
  }

  /** The session of the oldest segment held. */
  long oldestSession() {
    return segments.first().map(segment -> segment.header().session()).orElseGet(tail::session);
  }

  /** Closes the files, {@link #force} or not. */
  void close() throws IOException {
    for (Segment segment : segments.between(0, Long.MAX_VALUE)) {
      closeFile(segment);
    }
    file.close();
  }
}
