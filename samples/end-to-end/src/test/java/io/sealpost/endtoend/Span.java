package io.sealpost.endtoend;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A time from one {@link System#nanoTime} to another. */
record Span(long from, long to) {
  Span {
    if (to < from) {
      throw new IllegalArgumentException(to + " is before " + from);
    }
  }

  long nanos() {
    return to - from;
  }

  /** Returns how many of its nanoseconds lie in none of the others. */
  long nanosOutside(List<Span> others) {
    long outside = nanos();
    long covered = from;
    for (Span other : others.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
      long begin = Math.max(covered, other.from);
      long end = Math.min(to, other.to);
      if (end > begin) {
        outside -= end - begin;
        covered = end;
      }
    }
    return outside;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f ms", nanos() / 1e6);
  }
}
