package io.sealpost.verify.report;

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
}
