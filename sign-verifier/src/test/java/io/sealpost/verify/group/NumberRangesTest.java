package io.sealpost.verify.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NumberRangesTest {
  private final Random random = new Random(5848);

  @Test
  void operationsAreThoseOfSets() {
    for (int round = 0; round < 100; round++) {
      assertOperations();
    }
  }

  private void assertOperations() {
    SortedSet<Long> some = someNumbers();
    SortedSet<Long> others = someNumbers();
    SortedSet<Long> union = new TreeSet<>(some);
    union.addAll(others);
    SortedSet<Long> both = new TreeSet<>(some);
    both.retainAll(others);
    SortedSet<Long> without = new TreeSet<>(some);
    without.removeAll(others);

    assertThat(NumberRanges.union(ranges(some), ranges(others))).isEqualTo(ranges(union));
    assertThat(NumberRanges.both(ranges(some), ranges(others))).isEqualTo(ranges(both));
    assertThat(NumberRanges.without(ranges(some), ranges(others))).isEqualTo(ranges(without));
    for (long number = 0; number <= 61; number++) {
      assertThat(NumberRanges.contain(ranges(some), number)).isEqualTo(some.contains(number));
    }
    NumberSet set = new NumberSet();
    some.forEach(set::add);
    assertThat(NumberRanges.gaps(ranges(some))).isEqualTo(set.gaps());
  }

  private SortedSet<Long> someNumbers() {
    SortedSet<Long> numbers = new TreeSet<>();
    int count = random.nextInt(40);
    for (int i = 0; i < count; i++) {
      numbers.add(1 + (long) random.nextInt(60));
    }
    return numbers;
  }

  private static List<NumberRange> ranges(SortedSet<Long> numbers) {
    NumberSet set = new NumberSet();
    numbers.forEach(set::add);
    return set.ranges();
  }

  @Test
  void nothingHasNoHighestNumberAndNoGaps() {
    assertThat(NumberRanges.highest(List.of())).isZero();
    assertThat(NumberRanges.gaps(List.of())).isEmpty();
  }
}
