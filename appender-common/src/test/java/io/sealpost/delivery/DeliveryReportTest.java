package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.time.Clocks;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {
  private final AtomicLong seconds = new AtomicLong();
  private final DeliveryReport report =
      new DeliveryReport(
          new Clocks(() -> Instant.ofEpochSecond(seconds.incrementAndGet()), () -> 0));

  @Test
  void anOutageBeginsWithTheErrorThatMadeItOne() {
    report.failed("no route to host");
    report.outage();

    assertThat(report.status().failingSince()).contains(Instant.ofEpochSecond(1));
    assertThat(report.status().lastError().orElseThrow().time()).isEqualTo("1970-01-01T00:00:01Z");
  }

  @Test
  void laterErrorsOfAnOutageDoNotMoveItsBeginning() {
    report.failed("no route to host");
    report.outage();
    report.failed("connection refused");
    report.outage();

    assertThat(report.status().failingSince()).contains(Instant.ofEpochSecond(1));
  }

  @Test
  void theNextOutageBeginsWithItsOwnError() {
    report.failed("no route to host");
    report.outage();
    report.recovered();
    report.failed(new IllegalStateException("unexpected"));

    assertThat(report.status().failingSince()).contains(Instant.ofEpochSecond(2));
  }
}
