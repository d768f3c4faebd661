package io.sealpost.verify.report;

import java.util.ArrayList;
import java.util.List;

/** Operations on sets of numbers, as ascending ranges that do not touch each other. */
public final class NumberRanges {
  private NumberRanges() {}

  /** The numbers in either or both. */
  public static List<NumberRange> union(List<NumberRange> some, List<NumberRange> others) {
    List<NumberRange> union = new ArrayList<>();
    int other = 0;
    for (NumberRange range : some) {
      while (other < others.size() && others.get(other).first() < range.first()) {
        append(union, others.get(other++));
      }
      append(union, range);
    }
    others.subList(other, others.size()).forEach(range -> append(union, range));
    return union;
  }

  private static void append(List<NumberRange> ascending, NumberRange range) {
    int end = ascending.size() - 1;
    if (end < 0 || ascending.get(end).last() + 1 < range.first()) {
      ascending.add(range);
    } else if (ascending.get(end).last() < range.last()) {
      ascending.set(end, new NumberRange(ascending.get(end).first(), range.last()));
    }
  }

  /** The numbers in both. */
  public static List<NumberRange> both(List<NumberRange> some, List<NumberRange> others) {
    List<NumberRange> both = new ArrayList<>();
    int one = 0;
    int other = 0;
    while (one < some.size() && other < others.size()) {
      long first = Math.max(some.get(one).first(), others.get(other).first());
      long last = Math.min(some.get(one).last(), others.get(other).last());
      if (first <= last) {
        both.add(new NumberRange(first, last));
      }
      if (some.get(one).last() < others.get(other).last()) {
        one++;
      } else {
        other++;
      }
    }
    return both;
  }

  /** The numbers of the first that are not in the second. */
  public static List<NumberRange> without(List<NumberRange> some, List<NumberRange> others) {
    List<NumberRange> rest = new ArrayList<>();
    int other = 0;
    for (NumberRange range : some) {
      long first = range.first();
      while (other < others.size() && others.get(other).last() < first) {
        other++;
      }
      for (int at = other; at < others.size() && others.get(at).first() <= range.last(); at++) {
        if (first < others.get(at).first()) {
          rest.add(new NumberRange(first, others.get(at).first() - 1));
        }
        first = others.get(at).last() + 1;
      }
      if (first <= range.last()) {
        rest.add(new NumberRange(first, range.last()));
      }
    }
    return rest;
  }

  /** The numbers from 1 to the highest one that are not in the set. */
  public static List<NumberRange> gaps(List<NumberRange> some) {
    return some.isEmpty() ? List.of() : without(List.of(new NumberRange(1, highest(some))), some);
  }

  /** The lowest numbers, at most {@code count} of them. */
  public static List<NumberRange> first(List<NumberRange> some, long count) {
    List<NumberRange> first = new ArrayList<>();
    long left = count;
    for (NumberRange range : some) {
      if (left <= 0) {
        break;
      }
      long last = Math.min(range.last(), range.first() + left - 1);
      first.add(new NumberRange(range.first(), last));
      left -= range.size();
    }
    return first;
  }

  /** Whether a number is in one of the ranges. */
  public static boolean contain(List<NumberRange> some, long number) {
    int from = 0;
    int to = some.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      NumberRange range = some.get(middle);
      if (range.first() <= number && number <= range.last()) {
        return true;
      }
      if (range.last() < number) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return false;
  }

  /** The highest number; 0 if there is none. */
  public static long highest(List<NumberRange> some) {
    return some.isEmpty() ? 0 : some.get(some.size() - 1).last();
  }
}
