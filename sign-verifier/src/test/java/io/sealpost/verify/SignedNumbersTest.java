package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignedNumbersTest {
  private final SignedNumbers numbers = new SignedNumbers();

  @Test
  void overlapsCountOnceInAnyOrder() {
    TreeMap<Long, Integer> expected = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 20_000; i++) {
      long number = random.nextLong(1, 5000);
      numbers.add(number, (int) number * 7);
      expected.put(number, (int) number * 7);
    }

    assertThat(numbers.size()).isEqualTo(expected.size());
    assertThat(numbers.covered()).isEqualTo(expected.size());
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(expected.get(numbers.number(i))).isEqualTo(numbers.hash(i));
    }
    assertThat(numbers.contradicted()).isEmpty();
  }

  @Test
  void extremesFitThePair() {
    numbers.add(9_999_999_999L, SignedNumbers.MAX_HASHES - 1);
    numbers.add(1, 0);

    assertThat(numbers.size()).isEqualTo(2);
    assertThat(numbers.number(1)).isEqualTo(9_999_999_999L);
    assertThat(numbers.hash(1)).isEqualTo(SignedNumbers.MAX_HASHES - 1);
    assertThat(numbers.uncovered()).containsExactly(new NumberRange(2, 9_999_999_998L));
  }

  @Test
  void gapsBelowTheHighestAreUncovered() {
    for (long number : List.of(3L, 4L, 7L)) numbers.add(number, 1);

    assertThat(numbers.uncovered()).containsExactly(new NumberRange(1, 2), new NumberRange(5, 6));
  }

  @Test
  void numbersWithSeveralHashesAreContradicted() {
    for (int hash = 0; hash < 3; hash++) numbers.add(5, hash);
    numbers.add(6, 0);
    numbers.add(7, 1);
    numbers.add(7, 2);

    assertThat(numbers.covered()).isEqualTo(3);
    assertThat(numbers.contradicted())
        .containsExactly(new NumberRange(5, 5), new NumberRange(7, 7));
  }
}
