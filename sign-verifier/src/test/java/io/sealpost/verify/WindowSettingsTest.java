package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.trust.TrustPolicy;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What of an archive is looked at, how strictly, and how long messages wait. */
class WindowSettingsTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");
  private static final TrustPolicy SELF_CARRIED = new TrustPolicy(List.of(), true);

  private static VerifierConfig config(
      Optional<Duration> wait, boolean strict, SignerName... signers) {
    return new VerifierConfig(
        SELF_CARRIED,
        EnumSet.allOf(Hash.class),
        VerifierConfig.USUAL_MEMORY,
        wait,
        false,
        strict,
        List.of(signers));
  }

  @Test
  void linesOfOthersArePassedOver() {
    TestSigner other = SIGNER.as("other", "1", "1", "0", "110");
    TestLog log = new TestLog().add("no syslog").add(TestLog.messages(0, 3));
    List<String> foreign = List.of("<13>1 - other app 7 - - text");
    log.add(other.certificate()).add(foreign).add(other.block(1, foreign));
    log.add(SIGNER.certificate(), SIGNER.block(1, TestLog.messages(0, 3)));

    Verified all = log.verify(config(Optional.empty(), false));
    Verified host =
        log.verify(
            config(Optional.empty(), false, new SignerName("HOST.example.org", Optional.empty())));
    Verified app =
        log.verify(config(Optional.empty(), false, new SignerName("other", Optional.of("signer"))));

    assertThat(TestLog.findings(all)).containsExactly("unsigned a.log:1");
    assertThat(host.isClean()).isTrue();
    assertThat(host.summary().messages()).isEqualTo(3);
    assertThat(TestLog.findings(app)).containsExactly("lost numbers 1");
  }

  @Test
  void redeliveredCopiesAreFindingsIfThatIsAskedFor() {
    TestLog log = TestLog.signed(SIGNER, 9);
    log.add(TestLog.messages(7, 2));

    assertThat(log.verify(config(Optional.empty(), false)).isClean()).isTrue();
    assertThat(TestLog.findings(log.verify(config(Optional.empty(), true))))
        .containsExactly("redelivered numbers 8-9");
  }

  @Test
  void reorderedMessagesAreFindingsIfThatIsAskedFor() {
    TestLog log = TestLog.signed(SIGNER, 9);
    Collections.swap(log.lines(), 2, 3);

    assertThat(log.verify(config(Optional.empty(), false)).isClean()).isTrue();
    assertThat(TestLog.findings(log.verify(config(Optional.empty(), true))))
        .containsExactly("reordered numbers 2");
  }

  @Test
  void messagesWaitNoLongerThanTheBlocksOfTheLogSayTheyMust() {
    List<String> messages = TestLog.messages(0, 3);
    TestLog log = new TestLog().add(SIGNER.certificate()).add(messages);
    for (int minute = 0; minute < 5; minute++) {
      log.add(TestLog.messages(1_000 + 11_000 * minute, 11_000));
      log.add(at(minute, SIGNER.block(100 + minute, List.of(TestLog.message(90_000 + minute)))));
    }
    log.add(SIGNER.block(1, messages));

    Verified patient = log.verify(config(Optional.of(Duration.ofMinutes(10)), false));
    Verified impatient = log.verify(config(Optional.of(Duration.ofMinutes(1)), false));

    assertThat(patient.summary().verified()).isEqualTo(3);
    assertThat(impatient.summary().verified()).isZero();
  }

  private static String at(int minute, String block) {
    return block.replaceFirst("T00:00:00Z", String.format(Locale.ROOT, "T00:%02d:00Z", minute));
  }

  @Test
  void timestampsThatAreNoneDoNotShortenTheWait() {
    List<String> messages = TestLog.messages(0, 3);
    TestLog log = new TestLog().add(SIGNER.certificate()).add(messages);
    String block = SIGNER.block(7, messages);
    log.add(block.replaceFirst("2026-11-21T00:00:00Z", "9999-99-99T00:00:00Z"));
    log.add(TestLog.messages(1_000, 30_000)).add(SIGNER.block(1, messages));

    assertThat(log.verify(config(Optional.of(Duration.ofSeconds(1)), false)).summary().verified())
        .isEqualTo(3);
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> config(Optional.of(Duration.ZERO), false))
        .hasMessageContaining("wait PT0S");
    assertThatThrownBy(
            () ->
                new VerifierConfig(
                    SELF_CARRIED,
                    EnumSet.allOf(Hash.class),
                    1_000,
                    Optional.empty(),
                    false,
                    false,
                    List.of()))
        .hasMessageContaining("memory 1000");
  }

  @Test
  void reportsOfTwoHostsCanBePutTogether() {
    TestSigner other = SIGNER.as("other", "1", "1", "0", "110");
    TestLog second = TestLog.signed(other, 5);
    second.lines().remove(2);
    Report one = TestLog.signed(SIGNER, 10).verify().report();
    Report two = second.verify().report();

    Report both = one.with(two);

    assertThat(both.findings()).containsOnly(Map.entry(FindingKind.LOST, 1L));
    assertThat(both.groups()).hasSize(2);
    assertThat(both.summary().verified()).isEqualTo(14);
    assertThat(two.with(one)).isEqualTo(both);
    assertThatThrownBy(() -> one.with(one)).hasMessageContaining("is in both parts");
  }
}
