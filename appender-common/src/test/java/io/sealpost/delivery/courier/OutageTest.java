package io.sealpost.delivery.courier;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.DeliveryReport;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.time.Clocks;
import io.sealpost.transport.Target;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final Target FIRST = Target.parse("tls://first:6514");
  private static final Target SECOND = Target.parse("tls://second:6514");

  private final Instant wall = Instant.parse("2027-03-01T22:00:00Z");
  private long nanos;
  private final RecordingListener listener = new RecordingListener();
  private final Clocks clocks = new Clocks(() -> wall.plusNanos(nanos), () -> nanos);
  private final DeliveryReport report = new DeliveryReport(clocks);
  private final Outage outage =
      new Outage(listener, report, () -> "3 messages wait (99 octets)", clocks);

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
    outage.recovered(FIRST, "tls to first");
    outage.recovered(FIRST, "tls to first");
    fail(FIRST, "second");

    assertThat(listener.infos()).containsExactly("delivering again: tls to first");
    assertThat(listener.warnings()).hasSize(2);
  }

  @Test
  void theFirstSuccessIsToldWithoutAnOutage() {
    outage.recovered(FIRST, "tls to first");

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
    outage.recovered(FIRST, "tls to first");
    outage.failed(FIRST, "reset");
    outage.recovered(SECOND, "tls to second");
    outage.failed(FIRST, "still away");
    outage.recovered(SECOND, "tls to second");
    assertThat(listener.warnings())
        .containsExactly(
            "cannot deliver to tls://first:6514: reset; delivering to the next target: tls to"
                + " second");

    outage.recovered(FIRST, "tls to first");
    outage.recovered(FIRST, "tls to first");
    assertThat(listener.infos())
        .containsExactly(
            "delivering: tls to first",
            "delivering again: tls to first, no longer to tls://second:6514");
    assertThat(listener.warnings()).hasSize(1);
  }

  @Test
  void theEndOfAnOutageSaysWhichTargetItIsNow() {
    outage.recovered(FIRST, "tls to first");
    outage.failed(FIRST, "reset");
    fail(SECOND, "unknown");
    outage.failed(FIRST, "refused");
    outage.recovered(SECOND, "tls to second");

    assertThat(listener.warnings()).hasSize(1);
    assertThat(listener.infos())
        .last()
        .isEqualTo("delivering again: tls to second, no longer to tls://first:6514");
  }

  @Test
  void whileItLastsASummaryIsToldOnceAMinuteHoweverOftenItIsTried() {
    fail(FIRST, "refused");
    passMinutes(1, () -> fail(FIRST, "reset"));

    assertThat(listener.warnings())
        .hasSize(2)
        .last()
        .isEqualTo(
            "still cannot deliver to tls://first:6514: reset;"
                + " since 2027-03-01T22:00:00Z, 3 messages wait (99 octets)");
    passMinutes(10, () -> fail(FIRST, "reset"));
    assertThat(listener.warnings()).hasSize(12);
  }

  @Test
  void theReturnSaysHowManyWaitedAndSinceWhen() {
    outage.recovered(FIRST, "tls to first");
    fail(FIRST, "reset");
    passMinutes(3, () -> fail(FIRST, "reset"));
    outage.connected();
    outage.recovered(FIRST, "tls to first");

    assertThat(listener.infos())
        .last()
        .isEqualTo(
            "delivering again: tls to first; 3 messages wait (99 octets),"
                + " since 2027-03-01T22:00:00Z");
    assertThat(report.status().failingSince()).isEmpty();
  }

  @Test
  void aConnectionThatComesAndGoesIsToldThreeTimesAndThenOnceAMinute() {
    outage.recovered(FIRST, "tls to first");
    for (int second = 0; second < 30; second++) {
      comeAndGo();
      nanos += TimeUnit.SECONDS.toNanos(1);
    }
    assertThat(listener.warnings()).hasSize(3);
    assertThat(listener.infos()).hasSize(1 + 3);

    nanos += TimeUnit.MINUTES.toNanos(1);
    comeAndGo();
    assertThat(listener.warnings())
        .hasSize(4)
        .last()
        .asString()
        .endsWith("; 27 earlier short interruptions were not reported");
  }

  @Test
  void anInterruptionThatWasNotToldIsToldIfItLasts() {
    outage.recovered(FIRST, "tls to first");
    for (int i = 0; i < 3; i++) {
      comeAndGo();
    }
    fail(FIRST, "reset");
    assertThat(listener.warnings()).hasSize(3);

    passMinutes(1, () -> fail(FIRST, "still reset"));
    assertThat(listener.warnings()).hasSize(4).last().asString().contains("still reset");
  }

  private void comeAndGo() {
    fail(FIRST, "reset");
    outage.connected();
    outage.recovered(FIRST, "tls to first");
  }

  private void passMinutes(int minutes, Runnable eachSecond) {
    for (int second = 0; second < 60 * minutes; second++) {
      nanos += TimeUnit.SECONDS.toNanos(1);
      eachSecond.run();
    }
  }

  private void fail(Target last, String why) {
    outage.failed(last, why);
    outage.allFailed();
  }
}
