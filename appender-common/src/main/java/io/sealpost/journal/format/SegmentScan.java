package io.sealpost.journal.format;

import io.sealpost.journal.disk.DiskFile;
import java.io.IOException;

/**
 * One walk over the entries of a segment when the journal is opened.
 *
 * @param end offset after the last whole entry
 * @param goesOn whether the go-on mark is present
 * @param messages in the segment
 * @param messagesBefore of those, up to the position asked for
 * @param behind whole entries found after {@code end} nevertheless
 */
public record SegmentScan(int end, boolean goesOn, long messages, long messagesBefore, int behind) {

  /** Receives each whole entry, and the position after it. */
  public interface Visitor {
    /** For callers that want only the figures. */
    Visitor NONE = (window, end) -> {};

    void entry(EntryWindow window, long end) throws IOException;
  }

  /**
   * Walks the entries. What is not whole and begins before {@code strictFrom} was whole once: it is
   * skipped like any damage. The first such thing from there on ends the journal.
   *
   * @param split up to this position messages are counted separately
   */
  public static SegmentScan of(
      Segment segment, DiskFile file, int strictFrom, long split, Damage damage, Visitor visitor)
      throws IOException {
    EntryWindow window = new EntryWindow();
    int salt = segment.header().salt();
    int limit = segment.octets();
    int at = segment.header().length();
    long messages = 0;
    long before = 0;
    while (true) {
      EntryWindow.Find find = window.at(file, salt, at, limit);
      if (find == EntryWindow.Find.GO_ON) {
        return new SegmentScan(at, true, messages, before, 0);
      }
      if (find == EntryWindow.Find.ENTRY) {
        at = window.next();
        visitor.entry(window, Position.of(segment.number(), at));
        if (window.kind() == EntryKind.MESSAGE) {
          messages++;
          before += Position.of(segment.number(), at) <= split ? 1 : 0;
        }
      } else if (at >= strictFrom) {
        int behind = count(window, file, salt, at + 8, limit);
        return new SegmentScan(at, false, messages, before, behind);
      } else {
        int whole = window.search(file, salt, at + 8, limit);
        damage.skipped(Position.of(segment.number(), at), Position.of(segment.number(), whole));
        if (whole == limit) {
          return new SegmentScan(at, true, messages, before, 0);
        }
        at = whole;
      }
    }
  }

  private static int count(EntryWindow window, DiskFile file, int salt, int from, int limit)
      throws IOException {
    int count = 0;
    int at = window.search(file, salt, from, limit);
    while (at < limit) {
      count++;
      at = window.search(file, salt, window.next(), limit);
    }
    return count;
  }
}
