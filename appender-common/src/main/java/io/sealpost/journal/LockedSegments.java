package io.sealpost.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Looks for what is encrypted with a key that is not at hand. */
final class LockedSegments {
  private final Disk disk;
  private final Segments segments;
  private final JournalKeys keys;

  LockedSegments(Disk disk, Segments segments, JournalKeys keys) {
    this.disk = disk;
    this.segments = segments;
    this.keys = keys;
  }

  /** The first segment with a locked entry behind this position. */
  Optional<Segment> firstFrom(long position) throws IOException {
    for (Segment segment : segments.between(Position.number(position), Long.MAX_VALUE)) {
      if (keys.isLocked(segment) && !endsAt(segment, position)) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /**
   * Behind the last entry that lies between this position and the first locked one behind it; the
   * position if there is none, and the largest number if nothing is locked.
   */
  long readableFrom(long position) throws IOException {
    Optional<Segment> locked = firstFrom(position);
    return locked.isPresent() ? endBefore(locked.get(), position) : Long.MAX_VALUE;
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

  /** Behind the segment's last entry; 0 if it has none. */
  private long end(Segment segment) throws IOException {
    try (DiskFile file = disk.open(segment.fileName())) {
      Damage untold = new Damage(what -> {}); // readers tell
      SegmentScan scan =
          SegmentScan.of(segment, file, Integer.MAX_VALUE, 0, untold, SegmentScan.Visitor.NONE);
      return scan.end() > segment.header().length() ? Position.of(segment.number(), scan.end()) : 0;
    } catch (NoSuchFileException e) {
      return 0; // freed since
    }
  }

  /** Whether the segment has nothing behind the position: told by its go-on mark, without a key. */
  private boolean endsAt(Segment segment, long position) throws IOException {
    if (Position.number(position) != segment.number()) {
      return false;
    }
    try (DiskFile file = disk.open(segment.fileName())) {
      int salt = segment.header().salt();
      int offset = Math.max(Position.offset(position), segment.header().length());
      return new EntryWindow().at(file, salt, offset, segment.octets()) == EntryWindow.Find.GO_ON;
    } catch (NoSuchFileException e) {
      return true; // freed since
    }
  }
}
