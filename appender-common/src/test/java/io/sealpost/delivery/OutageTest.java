package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutageTest {
  private final RecordingListener listener = new RecordingListener();
  private final Outage outage = new Outage(() -> listener);

  @Test
  void manyFailuresAreOneWarningThatSaysWhereAndWhy() {
    outage.failed("tls://loghost:6514", "the certificate expired");
    outage.failed("tls://loghost:6514", "connection refused");

    assertThat(listener.warnings()).hasSize(1);
    assertThat(listener.warnings().get(0))
        .contains("tls://loghost:6514", "the certificate expired", "messages wait in the journal");
  }

  @Test
  void theReturnIsToldOnceAndTheNextOutageWarnsAgain() {
    outage.failed("relp://loghost:2514", "first");
    outage.well("relp to loghost");
    outage.well("relp to loghost");
    outage.failed("relp://loghost:2514", "second");

    assertThat(listener.infos()).containsExactly("delivering again: relp to loghost");
    assertThat(listener.warnings()).hasSize(2);
  }

  @Test
  void theFirstSuccessIsToldWithoutAnOutage() {
    outage.well("relp to loghost");

    assertThat(listener.infos()).containsExactly("delivering: relp to loghost");
    assertThat(listener.warnings()).isEmpty();
  }
}
