package io.sealpost.verify.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.report.NumberRange;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSetTest {
  private final NumberSet numbers = new NumberSet();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void holdsWhatASortedSetHolds(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TreeSet<Long> expected = new TreeSet<>();
    for (int i = 0; i < 3_000; i++) {
      long number = random.nextLong(1, 5_000);
      numbers.add(number);
      expected.add(number);
    }

    assertThat(numbers.size()).isEqualTo(expected.size());
    assertThat(numbers.highest()).isEqualTo(expected.last());
    assertThat(NumberRange.count(numbers.ranges())).isEqualTo(expected.size());
    assertThat(NumberRange.count(numbers.gaps())).isEqualTo(expected.last() - expected.size());
    for (long number = 0; number <= 5_000; number++) {
      assertThat(numbers.contains(number)).isEqualTo(expected.contains(number));
    }
  }

  @Test
  void rangesGrowTogether() {
    for (long number : List.of(1L, 3L, 9_999_999_999L, 2L)) {
      numbers.add(number);
    }

    assertThat(numbers.ranges())
        .containsExactly(new NumberRange(1, 3), new NumberRange(9_999_999_999L, 9_999_999_999L));
    assertThat(numbers.gaps()).containsExactly(new NumberRange(4, 9_999_999_998L));
  }

  @Test
  void moreRangesThanFitAreCountedOnly() {
    for (long number = 2; number <= 2L * NumberSet.MOST_RANGES + 20; number += 2) {
      numbers.add(number);
    }

    assertThat(numbers.size()).isEqualTo(NumberSet.MOST_RANGES + 10);
    assertThat(numbers.ranges()).hasSize(NumberSet.MOST_RANGES);
  }
}
