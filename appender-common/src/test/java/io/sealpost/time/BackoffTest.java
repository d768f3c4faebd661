package io.sealpost.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
  /** Always the longest wait that was asked for, so that the bound itself is seen. */
  private static final RandomGenerator LONGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("only bounded numbers are asked for");
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @Test
  void theBoundDoublesUpToTheLimit() {
    Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(3), LONGEST);

    assertThat(millis(backoff)).isEqualTo(500);
    assertThat(millis(backoff)).isEqualTo(1000);
    assertThat(millis(backoff)).isEqualTo(2000);
    assertThat(millis(backoff)).isEqualTo(3000);
    assertThat(millis(backoff)).isEqualTo(3000);
  }

  @Test
  void aSuccessBeginsAnew() {
    Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), LONGEST);
    backoff.failed();
    backoff.failed();

    backoff.succeeded();

    assertThat(millis(backoff)).isEqualTo(500);
  }

  @Test
  void waitsAreSpreadOverTheWholeRange() {
    Backoff backoff =
        new Backoff(Duration.ofMillis(100), Duration.ofMillis(100), new SplittableRandom(1));
    int early = 0;
    for (int i = 0; i < 1000; i++) {
      if (backoff.failed() < Duration.ofMillis(50).toNanos()) {
        early++;
      }
    }

    assertThat(early).isBetween(400, 600);
  }

  @Test
  void aLimitBelowTheFirstDelayIsRaisedToIt() {
    Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1), LONGEST);

    assertThat(millis(backoff)).isEqualTo(2000);
    assertThat(millis(backoff)).isEqualTo(2000);
  }

  private static long millis(Backoff backoff) {
    return Duration.ofNanos(backoff.failed()).toMillis();
  }
}
