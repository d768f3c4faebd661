package io.sealpost.verify.group;

import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A set of message numbers, kept as ranges of 16 octets each, so that an archive without gaps costs
 * nothing.
 *
 * <p>Holds at most {@value #MOST_RANGES} ranges. Numbers that would need more are counted but
 * otherwise forgotten; anything that must see each number sees it when it comes.
 */
public final class NumberSet {
  static final int MOST_RANGES = 200_000;

  private long[] firsts = new long[4];
  private long[] lasts = new long[4];
  private int ranges;
  private long size;

  /** How many numbers were added; each counts once as far as it was remembered. */
  public long size() {
    return size;
  }

  /** The highest number; 0 if there is none. */
  long highest() {
    return ranges == 0 ? 0 : lasts[ranges - 1];
  }

  boolean contains(long number) {
    int at = floor(number);
    return at >= 0 && number <= lasts[at];
  }

  public void add(long number) {
    int before = floor(number);
    if (before >= 0 && number <= lasts[before]) {
      return;
    }
    size++;
    boolean touchesBefore = before >= 0 && lasts[before] == number - 1;
    boolean touchesBehind = before + 1 < ranges && firsts[before + 1] == number + 1;
    if (touchesBefore && touchesBehind) {
      lasts[before] = lasts[before + 1];
      remove(before + 1);
    } else if (touchesBefore) {
      lasts[before] = number;
    } else if (touchesBehind) {
      firsts[before + 1] = number;
    } else if (ranges < MOST_RANGES) {
      insert(before + 1, number);
    }
  }

  /** Adds all numbers of a range, as a single insertion however long it is. */
  public void add(NumberRange range) {
    List<NumberRange> missing = NumberRanges.without(List.of(range), overlapping(range));
    for (NumberRange part : missing) {
      add(part.first());
      int at = floor(part.first());
      boolean remembered = at >= 0 && part.first() <= lasts[at];
      if (remembered && lasts[at] < part.last()) {
        extend(at, part.last());
      }
      size += part.size() - 1;
    }
  }

  /** Extends the range at that place up to a number that no other range contains. */
  private void extend(int at, long last) {
    lasts[at] = last;
    if (at + 1 < ranges && firsts[at + 1] == last + 1) {
      lasts[at] = lasts[at + 1];
      remove(at + 1);
    }
  }

  /** The parts of a range that are in the set. */
  List<NumberRange> overlapping(NumberRange range) {
    List<NumberRange> parts = new ArrayList<>();
    for (int at = Math.max(0, floor(range.first())); at < ranges; at++) {
      long first = Math.max(firsts[at], range.first());
      long last = Math.min(lasts[at], range.last());
      if (firsts[at] > range.last()) {
        break;
      }
      if (first <= last) {
        parts.add(new NumberRange(first, last));
      }
    }
    return parts;
  }

  /** The ranges, ascending. */
  public List<NumberRange> ranges() {
    List<NumberRange> all = new ArrayList<>(ranges);
    for (int i = 0; i < ranges; i++) {
      all.add(new NumberRange(firsts[i], lasts[i]));
    }
    return all;
  }

  /** The ranges between 1 and the highest number that are not in the set. */
  List<NumberRange> gaps() {
    List<NumberRange> gaps = new ArrayList<>();
    long next = 1;
    for (int i = 0; i < ranges; i++) {
      if (firsts[i] > next) {
        gaps.add(new NumberRange(next, firsts[i] - 1));
      }
      next = lasts[i] + 1;
    }
    return gaps;
  }

  /** The last range that begins at or before the number; -1 if there is none. */
  private int floor(long number) {
    if (ranges > 0 && firsts[ranges - 1] <= number) {
      return ranges - 1;
    }
    int at = Arrays.binarySearch(firsts, 0, ranges, number);
    return at >= 0 ? at : -at - 2;
  }

  private void insert(int at, long number) {
    if (ranges == firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * ranges);
      lasts = Arrays.copyOf(lasts, 2 * ranges);
    }
    System.arraycopy(firsts, at, firsts, at + 1, ranges - at);
    System.arraycopy(lasts, at, lasts, at + 1, ranges - at);
    firsts[at] = number;
    lasts[at] = number;
    ranges++;
  }

  private void remove(int at) {
    System.arraycopy(firsts, at + 1, firsts, at, ranges - at - 1);
    System.arraycopy(lasts, at + 1, lasts, at, ranges - at - 1);
    ranges--;
  }
}
