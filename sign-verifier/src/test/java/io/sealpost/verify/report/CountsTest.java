package io.sealpost.verify.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final Counts<Counted> SOME =
      new Counts<>(Map.of(Verdict.VERIFIED, 5L, FindingKind.LOST, 1L));

  @Test
  void whatIsNotThereIsZeroAndTheSameAsZero() {
    assertThat(SOME.of(Verdict.UNSIGNED)).isZero();
    assertThat(SOME.plus(new Counts<>(Map.of(Verdict.UNSIGNED, 0L)))).isEqualTo(SOME);
  }

  @Test
  void sumHasTheKindsOfBoth() {
    Counts<Counted> more = new Counts<>(Map.of(Verdict.VERIFIED, 2L, BlockVerdict.VERIFIED, 3L));

    assertThat(SOME.plus(more).all())
        .isEqualTo(Map.of(Verdict.VERIFIED, 7L, BlockVerdict.VERIFIED, 3L, FindingKind.LOST, 1L));
  }

  @Test
  void whatTurnsOutToBeOfAnotherKindIsCountedOnce() {
    assertThat(SOME.with(5, Verdict.VERIFIED, Verdict.REPLAY).all())
        .isEqualTo(Map.of(Verdict.REPLAY, 5L, FindingKind.LOST, 1L));
    assertThat(SOME.with(0, Verdict.VERIFIED, Verdict.REPLAY)).isEqualTo(SOME);
  }
}
