package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.time.Clocks;
import io.sealpost.transport.ConnectionFacts;
import io.sealpost.transport.ConnectionFacts.Security;
import io.sealpost.transport.ConnectionFacts.Shown;
import io.sealpost.transport.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-locale")
class ExpiryWatchTest {
  private static final Instant BEGIN = Instant.parse("2027-03-01T00:00:00Z");

  private final RecordingListener listener = new RecordingListener();
  private Duration passed = Duration.ZERO;
  private final ExpiryWatch watch =
      new ExpiryWatch(listener, new Clocks(() -> BEGIN.plus(passed), () -> passed.toNanos()));

  @Test
  void aCertificateWithThirtyDaysLeftIsNotWarnedAboutAndOneWithLessIs() {
    watch.connected(facts(BEGIN.plus(Duration.ofDays(30)), Optional.empty()));
    assertThat(listener.warnings()).isEmpty();

    watch.connected(facts(BEGIN.plus(Duration.ofDays(30)).minusSeconds(1), Optional.empty()));
    assertThat(listener.warnings())
        .containsExactly(
            "the certificate of tls://loghost:6514 (CN=loghost) expires in 29 days,"
                + " on 2027-03-30T23:59:59Z");
  }

  @Test
  void ourOwnCertificateIsLookedAtTooAndSoIsOneThatHasExpired() {
    watch.connected(
        facts(BEGIN.plus(Duration.ofDays(365)), Optional.of(BEGIN.minus(Duration.ofHours(1)))));

    assertThat(listener.warnings())
        .containsExactly("our certificate (CN=billing) has expired on 2027-02-28T23:00:00Z");
  }

  @Test
  void manyConnectionsInADayAreOneWarningAndTheNextDayIsAnother() {
    ConnectionFacts soon = facts(BEGIN.plus(Duration.ofDays(9)), Optional.empty());
    for (int i = 0; i < 100; i++) {
      watch.connected(soon);
      passed = passed.plusMinutes(14);
    }
    assertThat(listener.warnings()).hasSize(1);

    passed = Duration.ofDays(1);
    watch.connected(soon);
    assertThat(listener.warnings()).hasSize(2);
  }

  @Test
  void aConnectionThatStandsForWeeksIsWarnedAboutWhenItsTimeHasCome() {
    ConnectionFacts facts = facts(BEGIN.plus(Duration.ofDays(40)), Optional.empty());
    watch.connected(facts);
    for (int hour = 0; hour < 24 * 10; hour++) {
      watch.stands(facts);
      passed = passed.plusHours(1);
    }
    assertThat(listener.warnings()).isEmpty();

    passed = passed.plusMinutes(1);
    watch.stands(facts);
    assertThat(listener.warnings()).hasSize(1);
  }

  @Test
  void aRenewedCertificateEndsTheWarnings() {
    watch.connected(facts(BEGIN.plus(Duration.ofDays(9)), Optional.empty()));
    passed = Duration.ofDays(2);
    watch.connected(facts(BEGIN.plus(Duration.ofDays(365)), Optional.empty()));

    assertThat(listener.warnings()).hasSize(1);
  }

  @Test
  void whatIsNotEncryptedHasNothingThatExpires() {
    watch.connected(
        new ConnectionFacts(Target.parse("tcp://loghost:601"), "10.0.0.1", Optional.empty()));

    assertThat(listener.warnings()).isEmpty();
  }

  private static ConnectionFacts facts(Instant peer, Optional<Instant> ours) {
    Security security =
        new Security(
            "TLSv1.3",
            "TLS_AES_256_GCM_SHA384",
            Optional.of(new Shown("CN=loghost", peer)),
            ours.map(until -> new Shown("CN=billing", until)));
    return new ConnectionFacts(
        Target.parse("tls://loghost:6514"), "10.0.0.1", Optional.of(security));
  }
}
