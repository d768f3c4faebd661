package io.sealpost.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
  private static final int FLEET = 200;

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

  /**
   * 200 senders lose a server at the same moment, with delays at their defaults; it is back after
   * so long. In no tenth of a second do more than a third of them arrive.
   */
  @ParameterizedTest
  @ValueSource(longs = {0, 200, 1_000, 5_000, 60_000, 600_000})
  void fleetComesBackSpread(long downMillis) {
    int[] arrivals = new int[310];
    for (int sender = 0; sender < FLEET; sender++) {
      Backoff backoff =
          new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SplittableRandom(sender));
      long at = millis(backoff);
      while (at < downMillis) {
        at += millis(backoff);
      }
      arrivals[(int) (at - downMillis) / 100]++;
    }

    assertThat(IntStream.of(arrivals).sum()).isEqualTo(FLEET);
    assertThat(IntStream.of(arrivals).max().orElseThrow())
        .as("arrivals in one of %s", Arrays.toString(arrivals))
        .isLessThan(FLEET / 3);
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
