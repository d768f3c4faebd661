package io.sealpost.journal;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The segment in use, if any, and where its next entry goes. Guarded by the tail's lock. */
final class OpenSegment {
  private @Nullable Segment segment;
  private @Nullable SegmentWriter writer;
  private long previous; // number of the last segment begun
  private int salt;
  private long base; // position of the segment's first octet
  private int offset;
  private int limit; // entries end here at the latest; 0 without a segment

  /** None yet; the first one goes on behind the segment of this number. */
  OpenSegment(long previous) {
    this.previous = previous;
  }

  /** Whether an entry of this size may be written; never without a segment. */
  boolean fits(int size) {
    return offset + size <= limit;
  }

  /** What entries have left of it. */
  int left() {
    return Math.max(0, limit - offset);
  }

  /**
   * Writes an entry that {@link #fits}; returns the position behind it. If that fails nothing has
   * changed.
   *
   * @param crc without the salt
   */
  long write(EntryKind kind, int crc, byte[] octets, int from, int length) throws IOException {
    Objects.requireNonNull(writer).entry(offset, kind.code(), crc ^ salt, octets, from, length);
    offset += Entry.size(length);
    return base + offset;
  }

  /** Ends the segment in use and begins another one. */
  Segment begin(Blank blank, long session, long messages) throws IOException {
    end();
    Segment begun = blank.begin(previous, session, messages);
    segment = begun;
    writer = blank.writer();
    previous = blank.number();
    salt = blank.salt();
    base = Position.of(blank.number(), 0);
    offset = SegmentHeader.OCTETS;
    limit = blank.octets() - Entry.MARK;
    return begun;
  }

  /** Writes the go-on mark, if there is a segment. */
  void end() throws IOException {
    Segment ending = segment;
    if (ending != null) {
      Objects.requireNonNull(writer).goOn(offset);
      ending.endAt(offset);
      segment = null;
      limit = 0;
    }
  }
}
