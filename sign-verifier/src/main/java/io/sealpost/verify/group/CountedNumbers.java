package io.sealpost.verify.group;

import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts of message numbers: a set of numbers for each count, so that long runs of numbers with the
 * same count cost nothing.
 *
 * <pre>
 *   counted twice   |      ====     |
 *   counted once    |   ==========  |      numbers ->
 * </pre>
 *
 * <p>Confined to the verification's thread.
 */
public final class CountedNumbers {
  /** Higher counts are not distinguished. */
  public static final int MOST = 1_000;

  private final List<NumberSet> levels = new ArrayList<>();
  private long beyond;

  /** Counts a number once more. */
  void add(long number) {
    for (NumberSet level : levels) {
      if (!level.contains(number)) {
        level.add(number);
        return;
      }
    }
    if (levels.size() == MOST) {
      beyond++;
    } else {
      NumberSet level = new NumberSet();
      level.add(number);
      levels.add(level);
    }
  }

  /** Counts each number of a range once more, but none more than {@code most} times in total. */
  public void add(NumberRange range, int most) {
    add(List.of(range), 0, most);
  }

  private void add(List<NumberRange> ranges, int from, int most) {
    List<NumberRange> rest = ranges;
    for (int at = from; at < most && !rest.isEmpty(); at++) {
      if (at == levels.size()) {
        levels.add(new NumberSet());
      }
      NumberSet level = levels.get(at);
      List<NumberRange> counted = new ArrayList<>();
      for (NumberRange range : rest) {
        counted.addAll(level.overlapping(range));
        level.add(range);
      }
      rest = counted;
    }
    if (most >= MOST) {
      beyond += NumberRange.count(rest);
    }
  }

  /** The numbers of a range that have not been counted yet. */
  List<NumberRange> uncounted(NumberRange range) {
    List<NumberRange> all = List.of(range);
    return levels.isEmpty() ? all : NumberRanges.without(all, levels.get(0).overlapping(range));
  }

  /**
   * Adds the counts of another, but no number more than {@code most} times in total, and each
   * number in {@code less} once less.
   */
  void addAll(CountedNumbers other, int most, List<NumberRange> less) {
    for (int at = 0; at < other.levels.size(); at++) {
      List<NumberRange> ranges = other.levels.get(at).ranges();
      add(at == 0 ? NumberRanges.without(ranges, less) : ranges, 0, most);
    }
  }

  /** Adds the counts of another. */
  public void addAll(CountedNumbers other) {
    addAll(other, MOST, List.of());
    beyond += other.beyond;
  }

  /** How often a number was counted. */
  public int count(long number) {
    int count = 0;
    while (count < levels.size() && levels.get(count).contains(number)) {
      count++;
    }
    return count;
  }

  /** The numbers that were counted at all. */
  public List<NumberRange> numbers() {
    return levels.isEmpty() ? List.of() : levels.get(0).ranges();
  }

  /** The sum of all counts. */
  public long total() {
    return levels.stream().mapToLong(NumberSet::size).sum() + beyond;
  }

  /** The total by which these counts exceed those of another. */
  public long countBeyond(CountedNumbers other) {
    long count = beyond;
    for (int at = 0; at < levels.size(); at++) {
      // Numbers that a set counted but did not remember are in none of its ranges: they count as
      // surplus.
      long forgotten = levels.get(at).size() - NumberRange.count(levels.get(at).ranges());
      count += NumberRange.count(levelBeyond(at, other)) + forgotten;
    }
    return count;
  }

  /** The numbers that were counted more often than by another. */
  public List<NumberRange> numbersBeyond(CountedNumbers other) {
    List<NumberRange> numbers = List.of();
    for (int at = 0; at < levels.size(); at++) {
      numbers = NumberRanges.union(numbers, levelBeyond(at, other));
    }
    return numbers;
  }

  private List<NumberRange> levelBeyond(int at, CountedNumbers other) {
    List<NumberRange> allowed =
        at < other.levels.size() ? other.levels.get(at).ranges() : List.of();
    return NumberRanges.without(levels.get(at).ranges(), allowed);
  }
}
