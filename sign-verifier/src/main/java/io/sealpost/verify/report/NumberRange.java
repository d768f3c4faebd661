package io.sealpost.verify.report;

import java.util.ArrayList;
import java.util.List;

/** Message numbers from {@code first} to {@code last}, both included. */
public record NumberRange(long first, long last) {
  public NumberRange {
    if (first > last) {
      throw new IllegalArgumentException(first + " is after " + last);
    }
  }

  /** How many numbers it contains. */
  public long size() {
    return last - first + 1;
  }

  /** How many numbers these ranges contain together. */
  public static long count(List<NumberRange> ranges) {
    return ranges.stream().mapToLong(NumberRange::size).sum();
  }

  @Override
  public String toString() {
    return first == last ? Long.toString(first) : first + "-" + last;
  }

  /** Collects numbers that come in ascending order, possibly with duplicates, into ranges. */
  static final class Collector {
    private final List<NumberRange> done = new ArrayList<>();
    private long first;
    private long last = -1;

    void add(long number) {
      if (number == last) {
        return;
      }
      if (last < 0 || number != last + 1) {
        flush();
        first = number;
      }
      last = number;
    }

    List<NumberRange> ranges() {
      flush();
      last = -1;
      return List.copyOf(done);
    }

    private void flush() {
      if (last >= 0) {
        done.add(new NumberRange(first, last));
      }
    }
  }
}
