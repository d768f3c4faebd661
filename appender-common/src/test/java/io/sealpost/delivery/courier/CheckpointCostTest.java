package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How often a checkpoint is taken where it costs a connection. */
class CheckpointCostTest {
  private static final long MEGABYTE = 1 << 20;

  private final CheckpointCost cost = new CheckpointCost();

  private void checkpoints(int count) {
    for (int i = 0; i < count; i++) {
      cost.checkpointTook(TimeUnit.MILLISECONDS.toNanos(60));
      cost.dialTook(TimeUnit.MILLISECONDS.toNanos(90));
    }
  }

  @Test
  void takesOnePercentOfTheTime() {
    checkpoints(10);
    assertThat(cost.nanosBetween(MEGABYTE)).isEqualTo(TimeUnit.SECONDS.toNanos(15));
  }

  @Test
  void takesOnePercentOfTheOctets() {
    checkpoints(10);
    assertThat(cost.nanosBetween(800_000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void comesSoonAfterAFailureAndThenLessAndLessOften() {
    checkpoints(10);
    cost.failed();
    assertThat(cost.nanosBetween(200_000)).isEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
    assertThat(cost.nanosBetween(100_000)).as("on a thin line").isEqualTo(Long.MAX_VALUE);
    assertThat(cost.nanosBetween(MEGABYTE)).isZero();
    checkpoints(1);
    assertThat(cost.nanosBetween(200_000)).isEqualTo(TimeUnit.SECONDS.toNanos(1));
    assertThat(cost.nanosBetween(MEGABYTE)).isZero();
    checkpoints(1);
    assertThat(cost.nanosBetween(MEGABYTE)).isEqualTo(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void slowOnesAreRare() {
    checkpoints(10);
    cost.checkpointTook(TimeUnit.SECONDS.toNanos(5));
    assertThat(cost.nanosBetween(MEGABYTE)).isGreaterThan(TimeUnit.MINUTES.toNanos(8));
  }
}
