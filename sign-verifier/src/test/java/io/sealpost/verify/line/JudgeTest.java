package io.sealpost.verify.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestLog;
import io.sealpost.verify.TestSigner;
import io.sealpost.verify.Verified;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.LinePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Redelivered runs and replays. Lines 1-10 are messages 0-9 behind a certificate at line 0, line 11
 * is their block.
 */
class JudgeTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");

  private static TestLog tenMessages() {
    return new TestLog().add(SIGNER.certificate()).add(TestLog.messages(0, 10));
  }

  private static Verified finish(TestLog log) {
    return log.add(SIGNER.block(1, TestLog.messages(0, 10))).verify();
  }

  private static Verified finishWithMore(TestLog log) {
    return log.add(TestLog.messages(10, 2)).add(SIGNER.block(1, TestLog.messages(0, 12))).verify();
  }

  @Test
  void tailThatComesAgainBeforeNewMessagesIsRedelivered() {
    Verified report = finishWithMore(tenMessages().add(TestLog.messages(6, 4)));

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().redelivered()).isEqualTo(4);
    assertThat(report.summary().replay()).isZero();
    assertThat(TestLog.verdicts(report).subList(11, 15)).containsOnly("replay").hasSize(4);
  }

  @Test
  void tailThatComesAgainAtTheEndIsRedelivered() {
    assertThat(finish(tenMessages().add(TestLog.messages(8, 2))).summary().redelivered())
        .isEqualTo(2);
  }

  @Test
  void runThatStopsShortOfTheTailIsReplayed() {
    Verified report = finishWithMore(tenMessages().add(TestLog.messages(3, 4)));

    assertThat(report.summary().replay()).isEqualTo(4);
    assertThat(report.summary().redelivered()).isZero();
  }

  @Test
  void runWithAGapIsReplayed() {
    Verified report =
        finishWithMore(tenMessages().add(TestLog.messages(5, 1)).add(TestLog.messages(7, 3)));

    assertThat(report.summary().replay()).isEqualTo(1);
    assertThat(report.summary().redelivered()).isEqualTo(3);
  }

  @Test
  void runInAnotherOrderIsReplayed() {
    Verified report =
        finishWithMore(
            tenMessages().add(TestLog.message(9), TestLog.message(8), TestLog.message(7)));

    assertThat(report.summary().replay()).isEqualTo(3);
  }

  @Test
  void runThatBreaksAndStartsAgainAfterACertificateIsRedeliveredAltogether() {
    TestLog log = tenMessages().add(SIGNER.certificate()).add(TestLog.messages(6, 2));
    log.add(SIGNER.certificate()).add(TestLog.messages(6, 4));

    Verified report = finishWithMore(log);

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().redelivered()).isEqualTo(6);
  }

  @Test
  void newMessageWithinARunSplitsIt() {
    TestLog log = tenMessages().add(TestLog.messages(8, 1)).add(TestLog.messages(10, 1));
    log.add(TestLog.messages(9, 1)).add(TestLog.messages(11, 1));

    Verified report = log.add(SIGNER.block(1, TestLog.messages(0, 12))).verify();

    assertThat(report.summary().replay()).isEqualTo(2);
  }

  @Test
  void lastMessageAloneIsRedeliveredOnlyBehindACertificateBlock() {
    Verified doubled = finish(tenMessages().add(TestLog.message(9)));
    Verified reconnected = finish(tenMessages().add(SIGNER.certificate(), TestLog.message(9)));

    assertThat(doubled.summary().replay()).isEqualTo(1);
    assertThat(reconnected.summary().redelivered()).isEqualTo(1);
    assertThat(reconnected.isClean()).isTrue();
  }

  @Test
  void lastMessageTwiceMoreIsReplayedTwice() {
    Verified report = finish(tenMessages().add(TestLog.message(9), TestLog.message(9)));

    assertThat(report.summary().replay()).isEqualTo(2);
  }

  @Test
  void blocksInARedeliveredRunAreDuplicates() {
    TestLog log = tenMessages().add(SIGNER.block(1, TestLog.messages(0, 10)));
    log.add(log.lines().subList(9, 12)).add(TestLog.message(10));

    Verified report = log.add(SIGNER.block(11, TestLog.messages(10, 1))).verify();

    assertThat(report.isClean()).isTrue();
    assertThat(TestLog.verdicts(report).subList(12, 15))
        .containsExactly("replay", "replay", "sig duplicate");
  }

  @Test
  void otherSendersMayLieBetween() {
    TestSigner other = TestSigner.create("0111").as("other", "9", "1", "0", "110");
    TestLog log = tenMessages().add(other.certificate());
    for (int i = 0; i < 4; i++) {
      log.add(TestLog.message(6 + i), TestLog.message(100 + i));
    }
    log.add(other.block(1, TestLog.messages(100, 4)));

    Verified report = finishWithMore(log);

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().redelivered()).isEqualTo(4);
  }

  @Test
  void runThatGoesOnInTheNextSessionIsRedelivered() {
    // A crash: 0-7 are sealed, 8 and 9 are sealed by the next session; 7-9 were not confirmed.
    TestSigner next = SIGNER.session("2");
    TestLog log = new TestLog().add(SIGNER.certificate()).add(TestLog.messages(0, 8));
    log.add(SIGNER.block(1, TestLog.messages(0, 8))).add(TestLog.messages(8, 1));
    log.add(SIGNER.certificate()).add(TestLog.messages(7, 2));
    log.add(next.certificate()).add(TestLog.messages(9, 1));

    Verified report = log.add(next.block(1, TestLog.messages(8, 2))).verify();

    assertThat(TestLog.findings(report)).isEmpty();
    assertThat(report.summary().redelivered()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4242.abcdefgh, 77.abcdefgh"})
  void sessionThatComesAgainBehindTheNextOneIsReplayed(String procId, String nextProcId) {
    TestLog log = twoSessions(procId, nextProcId);
    log.add(log.lines().subList(0, 5));

    Verified report = log.verify();

    assertThat(TestLog.verdicts(report).subList(9, 14))
        .containsExactly("cert duplicate", "replay", "replay", "replay", "sig duplicate");
    assertThat(report.isClean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4242.abcdefgh, 77.abcdefgh", "4242, 77"})
  void endOfASessionThatComesAgainWithAllOfTheNextIsRedelivered(String procId, String nextProcId) {
    TestLog log = twoSessions(procId, nextProcId);
    log.add(log.lines().subList(2, 8));

    Verified report = log.verify();

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().redelivered()).isEqualTo(4);
  }

  /**
   * Certificate, messages 0 to 2 and block of a session; certificate, messages 3 and 4 and block of
   * the next.
   */
  private static TestLog twoSessions(String procId, String nextProcId) {
    TestSigner first = SIGNER.as("host.example.org", procId, "1", "0", "110");
    TestSigner next = SIGNER.as("host.example.org", nextProcId, "2", "0", "110");
    return new TestLog()
        .add(first.certificate())
        .add(TestLog.messages(0, 3))
        .add(first.block(1, TestLog.messages(0, 3)), next.certificate())
        .add(TestLog.messages(3, 2))
        .add(next.block(1, TestLog.messages(3, 2)));
  }

  @Test
  void equalMessagesInARunAreRepeatsToo() {
    String tick = TestLog.message(99);
    List<String> signed = List.of(tick, TestLog.message(1), tick, TestLog.message(2), tick);
    List<String> sent = new ArrayList<>(signed.subList(0, 4));
    sent.addAll(signed.subList(1, 4));
    sent.add(tick);
    TestLog log = new TestLog().add(SIGNER.certificate()).add(sent).add(SIGNER.block(1, signed));

    Verified report = log.verify();

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().redelivered()).isEqualTo(3);
    assertThat(report.summary().verified()).isEqualTo(5);
  }

  @Test
  void replayBesideARedeliveredRunIsStillAReplay() {
    Verified report =
        finishWithMore(tenMessages().add(TestLog.messages(6, 4)).add(TestLog.messages(2, 1)));

    assertThat(TestLog.findings(report)).containsExactly("replay numbers 3");
    assertThat(report.summary().redelivered()).isEqualTo(4);
  }

  @Test
  void whatWasMovedToTheEndAndRepeatedThereIsReplayed() {
    TestLog log = tenMessages();
    List<String> moved = List.of(log.lines().remove(3), log.lines().remove(3));
    log.add(moved).add(moved).add(moved);

    Verified report = finish(log);

    assertThat(report.summary().replay()).isEqualTo(4);
    assertThat(report.summary().reordered()).isEqualTo(2);
  }

  @Test
  void lastMessagesThatComeAgainAndAgainAreReplayed() {
    TestLog log = tenMessages();
    for (int i = 0; i < 100; i++) {
      log.add(TestLog.messages(8, 2));
    }

    Verified report = finish(log);

    assertThat(report.summary().redelivered()).isEqualTo(2);
    assertThat(report.summary().replay()).isEqualTo(198);
  }

  @Test
  void copiedCertificatesExcuseAFewCopiesOnly() {
    TestLog log = tenMessages();
    for (int i = 0; i < 50; i++) {
      log.add(SIGNER.certificate(), TestLog.message(9));
    }

    Verified report = finish(log);

    assertThat(report.summary().redelivered()).isEqualTo(8);
    assertThat(report.summary().replay()).isEqualTo(42);
  }

  @Test
  void messageThatWasRefusedAndComesWithThoseAfterItIsInOrder() {
    TestLog log = tenMessages();
    String refused = log.lines().remove(5);
    log.add(refused).add(TestLog.messages(5, 5));

    Verified report = finishWithMore(log);

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().redelivered()).isEqualTo(5);
    assertThat(report.summary().reordered()).isZero();
  }

  @Test
  void messageThatStandsBeforeAnEarlierOneIsReorderedAndNoFinding() {
    TestLog log = tenMessages();
    Collections.swap(log.lines(), 4, 5);

    Verified report = finish(log);

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().reordered()).isEqualTo(1);
    assertThat(report.groups().get(0).copies().examples())
        .singleElement()
        .isEqualTo(new CopyReport.Example(FindingKind.REORDERED, 4, new LinePosition("a.log", 6)));
  }

  @ParameterizedTest
  @CsvSource({"4242.abcdefgh, 77.abcdefgh, 1", "4242, 77, 0"})
  void lastMessageOfASessionThatStandsAfterTheNextOneIsReordered(
      String procId, String nextProcId, long reordered) {
    TestLog log = twoSessions(procId, nextProcId);
    log.add(log.lines().remove(3));

    Verified report = log.verify();

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().reordered()).isEqualTo(reordered);
  }

  @Test
  void sessionInReverseIsReordered() {
    TestLog log = tenMessages();
    Collections.reverse(log.lines().subList(1, 11));

    assertThat(finish(log).summary().reordered()).isEqualTo(9);
  }
}
