package io.sealpost.delivery.courier;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many messages precede each position that may be confirmed next, in order. */
final class SentMarks {
  private final Deque<Mark> marks = new ArrayDeque<>();
  private boolean piecewise = true;
  private int kept; // of the first marks, which later ones do not replace

  /**
   * The counts up to a position.
   *
   * @param messages of the journal
   * @param counted since the pipeline was opened
   */
  record Mark(long position, long messages, long counted) {}

  /**
   * Forgets all marks.
   *
   * @param each whether any later mark may be asked for; else only the last one, and what is kept
   */
  void clear(boolean each) {
    marks.clear();
    kept = 0;
    piecewise = each;
  }

  void add(Mark mark) {
    while (!piecewise && marks.size() > kept) {
      marks.removeLast();
    }
    marks.add(mark);
  }

  /** The last mark may be asked for, whatever follows it. */
  void keepLast() {
    kept = marks.size();
  }

  /** Takes the last mark up to this position, with all before it; else returns {@code none}. */
  Mark takeUpTo(long position, Mark none) {
    Mark last = none;
    while (!marks.isEmpty() && marks.getFirst().position() <= position) {
      last = marks.removeFirst();
      kept = Math.max(0, kept - 1);
    }
    return last;
  }
}
