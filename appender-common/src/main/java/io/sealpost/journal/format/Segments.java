package io.sealpost.journal.format;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The segments in use, by number. Any thread may read; the tail's lock holder adds, the keeper
 * removes.
 */
public final class Segments {
  private final NavigableMap<Long, Segment> byNumber = new ConcurrentSkipListMap<>();

  public void add(Segment segment) {
    byNumber.put(segment.number(), segment);
  }

  public void remove(Segment segment) {
    byNumber.remove(segment.number());
    segment.free();
  }

  /** Whether a segment that was found here is still in use. */
  public boolean contains(Segment segment) {
    return !segment.isFreed();
  }

  public Optional<Segment> first() {
    return value(byNumber.firstEntry());
  }

  /** The segment with this number, or else the one that follows. */
  public Optional<Segment> atOrAfter(long number) {
    return value(byNumber.ceilingEntry(number));
  }

  public Optional<Segment> after(Segment segment) {
    return value(byNumber.higherEntry(segment.number()));
  }

  /** Those from one number to another, both inclusive. */
  public Iterable<Segment> between(long from, long to) {
    return byNumber.subMap(from, true, to, true).values();
  }

  /** Those of one session, which are consecutive. */
  public List<Segment> ofSession(long session) {
    return byNumber.values().stream()
        .filter(segment -> segment.header().session() == session)
        .toList();
  }

  /** Octets of the files between two positions, 0 if the second is not after the first. */
  public long octets(long from, long to) {
    long octets = Math.max(0, to - from);
    if (Position.number(from) < Position.number(to)) {
      octets = (long) Position.offset(to) - Position.offset(from);
      for (Segment segment : between(Position.number(from), Position.number(to) - 1)) {
        octets += segment.octets();
      }
    }
    return octets;
  }

  /** At least this many octets after a position, within a segment or at the end of one. */
  public long behind(long position, long octets) {
    long left = octets;
    long at = position;
    for (Segment segment : byNumber.tailMap(Position.number(position), true).values()) {
      int from = segment.number() == Position.number(position) ? Position.offset(position) : 0;
      if (segment.octets() - from >= left) {
        return Position.of(segment.number(), (int) (from + left));
      }
      left -= segment.octets() - from;
      at = Position.of(segment.number(), segment.octets());
    }
    return at;
  }

  /** The end of the segment that is this many octets after a position: no entry crosses it. */
  public long endBehind(long position, long octets) {
    long there = behind(position, octets);
    Segment segment = byNumber.get(Position.number(there));
    return segment == null ? there : Position.of(segment.number(), segment.octets());
  }

  private static Optional<Segment> value(Map.@Nullable Entry<Long, Segment> entry) {
    return entry == null ? Optional.empty() : Optional.of(entry.getValue());
  }
}
