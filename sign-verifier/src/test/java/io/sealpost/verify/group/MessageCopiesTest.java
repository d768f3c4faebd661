package io.sealpost.verify.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.report.NumberRange;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageCopiesTest {
  private static final NumberRange NUMBERS = new NumberRange(3, 5);

  private static MessageCopies copies(String runs) {
    MessageCopies copies = new MessageCopies();
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

    MessageCopies both = copies(first).with(copies(second));

    assertThat(both.inRuns().count(4)).isEqualTo(count);
    assertThat(Stream.of(2L, 6L)).allMatch(number -> both.inRuns().count(number) == 0);
  }
}
