package io.sealpost.delivery.courier;

import java.util.ArrayDeque;
import java.util.Deque;

/** How many messages lie before each position that may be confirmed next, in their order. */
final class SentMarks {
  private final Deque<Mark> marks = new ArrayDeque<>();
  private boolean piecewise = true;

  /**
   * Up to a position.
   *
   * @param messages of the journal
   * @param counted since the pipeline was opened
   */
  record Mark(long position, long messages, long counted) {}

  /**
   * Forgets all.
   *
   * @param each whether any of the marks to come may be asked for; else only the last one
   */
  void clear(boolean each) {
    marks.clear();
    piecewise = each;
  }

  void add(Mark mark) {
    if (!piecewise) {
      marks.clear();
    }
    marks.add(mark);
  }

  /** The last mark up to this position, which is taken with all before it; else {@code none}. */
  Mark takeUpTo(long position, Mark none) {
    Mark last = none;
    while (!marks.isEmpty() && marks.getFirst().position() <= position) {
      last = marks.removeFirst();
    }
    return last;
  }
}
