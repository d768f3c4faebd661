package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.transport.Target;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final Target FIRST = Target.parse("tls://first:6514");
  private static final Target SECOND = Target.parse("tls://second:6514");

  private final RecordingListener listener = new RecordingListener();
  private final Outage outage = new Outage(() -> listener);

  @Test
  void manyFailuresAreOneWarningThatSaysWhereAndWhy() {
    fail(FIRST, "the certificate expired");
    fail(FIRST, "connection refused");

    assertThat(listener.warnings())
        .containsExactly(
            "cannot deliver to tls://first:6514: the certificate expired;"
                + " messages wait in the journal, trying again");
  }

  @Test
  void theReturnIsToldOnceAndTheNextOutageWarnsAgain() {
    fail(FIRST, "first");
    outage.well(FIRST, "tls to first");
    outage.well(FIRST, "tls to first");
    fail(FIRST, "second");

    assertThat(listener.infos()).containsExactly("delivering again: tls to first");
    assertThat(listener.warnings()).hasSize(2);
  }

  @Test
  void theFirstSuccessIsToldWithoutAnOutage() {
    outage.well(FIRST, "tls to first");

    assertThat(listener.infos()).containsExactly("delivering: tls to first");
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void anOutageOfAllTargetsIsOneWarningWithTheReasonOfEach() {
    outage.failed(FIRST, "refused");
    assertThat(listener.warnings()).isEmpty();
    fail(SECOND, "unknown");
    outage.failed(FIRST, "refused");
    fail(SECOND, "unknown");

    assertThat(listener.warnings())
        .containsExactly(
            "cannot deliver to tls://first:6514: refused; to tls://second:6514: unknown;"
                + " messages wait in the journal, trying again");
  }

  @Test
  void goingOnToTheNextTargetIsToldOnceAndSoIsTheReturn() {
    outage.well(FIRST, "tls to first");
    outage.failed(FIRST, "reset");
    outage.well(SECOND, "tls to second");
    outage.failed(FIRST, "still away");
    outage.well(SECOND, "tls to second");
    assertThat(listener.warnings())
        .containsExactly(
            "cannot deliver to tls://first:6514: reset; delivering to the next target: tls to"
                + " second");

    outage.well(FIRST, "tls to first");
    outage.well(FIRST, "tls to first");
    assertThat(listener.infos())
        .containsExactly(
            "delivering: tls to first",
            "delivering again: tls to first, no longer to tls://second:6514");
    assertThat(listener.warnings()).hasSize(1);
  }

  @Test
  void theEndOfAnOutageSaysWhichTargetItIsNow() {
    outage.well(FIRST, "tls to first");
    outage.failed(FIRST, "reset");
    fail(SECOND, "unknown");
    outage.failed(FIRST, "refused");
    outage.well(SECOND, "tls to second");

    assertThat(listener.warnings()).hasSize(1);
    assertThat(listener.infos())
        .last()
        .isEqualTo("delivering again: tls to second, no longer to tls://first:6514");
  }

  private void fail(Target last, String why) {
    outage.failed(last, why);
    outage.allFailed();
  }
}
