package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiesTest {
  private static final NumberRange NUMBERS = new NumberRange(3, 5);

  private static Copies copies(String runs) {
    Copies copies = new Copies();
    runs.chars().forEach(run -> copies.comeAgain(NUMBERS, run == 'c' ? RetransmissionRun.MOST : 1));
    return copies;
  }

  /** c: a run behind a certificate; p: a plain one, which counts only where none came before. */
  @ParameterizedTest
  @CsvSource({
    "c, c, 2",
    "ccccc, ccccc, 8",
    "p, p, 1",
    "p, cc, 3",
    "ccc, p, 3",
    "cp, pc, 2",
    "pc, pc, 3",
    "'', p, 1"
  })
  void runsCountTheSameInOnePartAndInTwo(String first, String second, int count) {
    assertThat(copies(first + second).inRuns().count(4)).isEqualTo(count);

    Copies both = copies(first).with(copies(second));

    assertThat(both.inRuns().count(4)).isEqualTo(count);
    assertThat(Stream.of(2L, 6L)).allMatch(number -> both.inRuns().count(number) == 0);
  }
}
