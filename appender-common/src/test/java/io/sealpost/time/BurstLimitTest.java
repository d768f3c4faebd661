package io.sealpost.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class BurstLimitTest {
  private long nanos;
  private final BurstLimit limit = new BurstLimit(new Clocks(InstantSource.system(), () -> nanos));

  @Test
  void threeAtOnceThenOneAMinute() {
    assertThat(taken(5)).isEqualTo(3);
    nanos += Duration.ofMinutes(1).toNanos();
    assertThat(taken(5)).isEqualTo(1);
  }

  @Test
  void pauseRestoresNoMoreThanThree() {
    assertThat(taken(5)).isEqualTo(3);
    nanos += Duration.ofHours(1).toNanos();
    assertThat(taken(5)).isEqualTo(3);
  }

  private int taken(int attempts) {
    int taken = 0;
    for (int i = 0; i < attempts; i++) {
      taken += limit.take() ? 1 : 0;
    }
    return taken;
  }
}
