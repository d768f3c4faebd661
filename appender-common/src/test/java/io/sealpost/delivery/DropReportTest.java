package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropReportTest {
  private final RecordingListener listener = new RecordingListener();
  private final DropReport report = new DropReport(() -> listener);

  @Test
  void nothingIsToldWhileNothingIsDropped() {
    report.tell();

    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void theFirstDropsAreToldAtOnceWithTheSettingsThatHelp() {
    report.count();
    report.count();
    report.tell();

    assertThat(listener.warnings()).hasSize(1);
    assertThat(listener.warnings().get(0)).startsWith("2 messages").contains("maxSize", "overflow");
  }

  @Test
  void moreDropsWithinTheMinuteAreCountedButNotTold() {
    report.count();
    report.tell();
    report.count();
    report.tell();

    assertThat(listener.warnings()).hasSize(1);
    assertThat(report.total()).isEqualTo(2);
  }
}
