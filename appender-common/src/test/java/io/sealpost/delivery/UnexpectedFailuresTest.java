package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.time.Clocks;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class UnexpectedFailuresTest {
  private final RecordingListener listener = new RecordingListener();
  private long nanos;
  private final UnexpectedFailures failures =
      new UnexpectedFailures(listener, new Clocks(InstantSource.system(), () -> nanos));

  @Test
  void allAreCountedButFewAreReported() {
    for (int second = 0; second < 60; second++) {
      failures.note("delivery", new IllegalStateException("failed"));
      nanos += TimeUnit.SECONDS.toNanos(1);
    }
    assertThat(failures.total()).isEqualTo(60);
    assertThat(listener.warnings())
        .hasSize(3)
        .allMatch(text -> text.startsWith("delivery met an unexpected error and continues: "));

    failures.note("delivery", new IllegalStateException("failed"));
    assertThat(listener.warnings()).hasSize(4);
  }
}
