package io.sealpost.delivery.drops;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.time.Clocks;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DropReportTest {
  private final RecordingListener listener = new RecordingListener();
  private long now;
  private final DropReport report =
      new DropReport(listener, new Clocks(InstantSource.system(), () -> now));

  @Test
  void nothingIsToldWhileNothingIsDropped() {
    report.report();

    assertThat(listener.warnings()).isEmpty();
    assertThat(report.totals()).hasSize(DropReason.values().length).containsValue(0L);
  }

  @Test
  void theFirstDropsAreToldAtOnceWithTheSettingsThatHelp() {
    report.count(DropReason.FULL);
    report.count(DropReason.FULL);
    report.report();

    assertThat(listener.warnings()).hasSize(1);
    assertThat(listener.warnings().get(0)).startsWith("2 messages").contains("maxSize", "overflow");
  }

  @Test
  void moreDropsWithinTheMinuteAreCountedButNotToldBeforeItIsOver() {
    report.count(DropReason.FULL);
    report.report();
    report.count(DropReason.FULL);
    report.report();

    assertThat(listener.warnings()).hasSize(1);
    assertThat(report.totals()).containsEntry(DropReason.FULL, 2L);

    now += TimeUnit.MINUTES.toNanos(1);
    report.report();

    assertThat(listener.warnings()).hasSize(2);
    assertThat(listener.warnings().get(1)).startsWith("1 messages");
  }

  @Test
  void eachReasonIsCountedAndToldForItself() {
    report.count(DropReason.FULL);
    report.report();
    report.count(DropReason.REFUSED, 3);
    report.report();

    assertThat(report.totals())
        .containsEntry(DropReason.FULL, 1L)
        .containsEntry(DropReason.REFUSED, 3L)
        .containsEntry(DropReason.DISK, 0L);
    assertThat(listener.warnings()).hasSize(2);
    assertThat(listener.warnings().get(1)).startsWith("3 messages").contains("refused");
  }
}
