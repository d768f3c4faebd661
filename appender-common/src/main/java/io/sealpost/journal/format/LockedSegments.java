package io.sealpost.journal.format;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Segments encrypted with a key that is not available, and how far the journal can be delivered
 * without it. Determined when the journal is opened or its keys change, by one thread at a time;
 * any thread may read the result.
 */
public final class LockedSegments {
  private final Disk disk;
  private final Segments segments;
  private final JournalKeys keys;
  private final JournalListener listener;
  private volatile long readable = Long.MAX_VALUE;
  private volatile Optional<String> missing = Optional.empty();

  public LockedSegments(Disk disk, Segments segments, JournalKeys keys, JournalListener listener) {
    this.disk = disk;
    this.segments = segments;
    this.keys = keys;
    this.listener = listener;
  }

  /**
   * Position after the last entry between the confirmed position and the first locked one after it;
   * the confirmed position if there is none, and the largest number if nothing is locked.
   */
  public long readable() {
    return readable;
  }

  /** What waits for which key, in words; empty if nothing does. */
  public Optional<String> missing() {
    return missing;
  }

  /** Determines what is locked now, and reports what of that is not confirmed and sealed. */
  public void look(long confirmed, long sealed) throws IOException {
    Optional<Segment> undelivered = firstFrom(confirmed, keys::isLocked);
    readable = undelivered.isPresent() ? endBefore(undelivered.get(), confirmed) : Long.MAX_VALUE;
    long done = Math.min(confirmed, sealed);
    Optional<Segment> locked = firstFrom(done, keys::isLocked);
    missing = locked.map(keys::missing);
    missing.ifPresent(listener::warning);
    if (locked.isEmpty()) {
      firstFrom(done, keys::isNoLongerGiven).map(keys::noLongerGiven).ifPresent(listener::warning);
    }
  }

  /** The same; if the disk cannot be read, all stays as it was, and that is reported. */
  public void lookAgain(long confirmed, long sealed) {
    try {
      look(confirmed, sealed);
    } catch (IOException e) {
      listener.warning("cannot determine which keys the journal needs: " + e.getMessage());
    }
  }

  /** The first segment of a kind with an entry after this position. */
  private Optional<Segment> firstFrom(long position, Predicate<Segment> wanted) throws IOException {
    for (Segment segment : segments.between(Position.number(position), Long.MAX_VALUE)) {
      if (wanted.test(segment) && !endsAt(segment, position)) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  private long endBefore(Segment locked, long position) throws IOException {
    Deque<Segment> nearestFirst = new ArrayDeque<>();
    segments.between(Position.number(position), locked.number() - 1).forEach(nearestFirst::push);
    for (Segment segment : nearestFirst) {
      long end = end(segment);
      if (end > position) {
        return end;
      }
    }
    return position;
  }

  /** Position after the segment's last entry; 0 if it has none. */
  private long end(Segment segment) throws IOException {
    try (DiskFile file = disk.open(segment.fileName())) {
      Damage unreported = new Damage(what -> {}); // readers report it
      SegmentScan scan =
          SegmentScan.of(segment, file, Integer.MAX_VALUE, 0, unreported, SegmentScan.Visitor.NONE);
      return scan.end() > segment.header().length() ? Position.of(segment.number(), scan.end()) : 0;
    } catch (NoSuchFileException e) {
      return 0; // freed since
    }
  }

  /** Whether the segment has nothing after the position: its go-on mark shows it, without a key. */
  private boolean endsAt(Segment segment, long position) throws IOException {
    if (Position.number(position) != segment.number()) {
      return false;
    }
    try (DiskFile file = disk.open(segment.fileName())) {
      int salt = segment.header().salt();
      int offset = Math.max(Position.offset(position), segment.header().length());
      EntryWindow.Find found = new EntryWindow().at(file, salt, offset, segment.octets());
      return found == EntryWindow.Find.GO_ON || found == EntryWindow.Find.NOTHING;
    } catch (NoSuchFileException e) {
      return true; // freed since
    }
  }
}
