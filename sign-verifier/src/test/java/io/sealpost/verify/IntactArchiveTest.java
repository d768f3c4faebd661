package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.report.Counts;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One fault in an intact archive gives exactly the findings of that fault. */
class IntactArchiveTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");

  @ParameterizedTest
  @ValueSource(strings = {"0111", "0121", "5123", "5124"})
  void intactArchiveIsClean(String ver) {
    TestSigner signer = TestSigner.create(ver);
    TrustAnchor anchor = new TrustAnchor.ByKey(signer.keys().getPublic());
    TrustPolicy policy = new TrustPolicy(List.of(new TrustedSigner(anchor, Set.of())), false);

    Verified report = TestLog.signed(signer, 25).verify(policy);

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary())
        .isEqualTo(new Summary(new Counts<>(Map.of(Verdict.VERIFIED, 25L)), true));
  }

  @ParameterizedTest
  @CsvSource({"0, 46", "1, 13", "2, 191", "3, 7"})
  void allGroupKindsAreRead(String sg, String spri) {
    Verified report = TestLog.signed(SIGNER.as("h", "1", "1", sg, spri), 12).verify();

    assertThat(report.isClean()).isTrue();
    assertThat(report.groups())
        .singleElement()
        .satisfies(group -> assertThat(group.id().spri()).isEqualTo(spri));
  }

  @Test
  void deletedMessageIsLost() {
    TestLog log = TestLog.signed(SIGNER, 20);
    log.lines().remove(4);

    assertThat(TestLog.findings(log.verify())).containsExactly("lost numbers 4");
  }

  @Test
  void insertedMessageIsUnsigned() {
    TestLog log = TestLog.signed(SIGNER, 20);
    log.lines().add(4, TestLog.message(999));

    assertThat(TestLog.findings(log.verify())).containsExactly("unsigned a.log:5");
  }

  @Test
  void changedMessageIsUnsignedAndItsNumberLost() {
    TestLog log = TestLog.signed(SIGNER, 20);
    log.lines().set(4, log.lines().get(4) + "!");

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("unsigned a.log:5", "lost numbers 4");
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 9, 10, 12, 22, 23})
  void repeatedMessageIsReplayedWhereverItIsRepeated(int place) {
    TestLog log = TestLog.signed(SIGNER, 20);
    log.lines().add(place, log.lines().get(4));

    Verified report = log.verify();

    assertThat(TestLog.findings(report)).containsExactly("replay numbers 4");
    assertThat(report.summary().verified()).isEqualTo(20);
  }

  @Test
  void removedBlockLeavesItsMessagesUnsignedAndItsNumbersUncovered() {
    TestLog log = TestLog.signed(SIGNER, 20);
    log.lines().remove(11);

    Verified report = log.verify();

    assertThat(report.summary().unsigned()).isEqualTo(10);
    assertThat(TestLog.findings(report))
        .contains("unsigned a.log:2", "unsigned a.log:11", "uncovered numbers 1-10")
        .hasSize(11);
  }

  @Test
  void changedBlockIsBadAndItsMessagesUnsigned() {
    TestLog log = TestLog.signed(SIGNER, 20);
    log.lines().set(11, log.lines().get(11).replaceFirst("GBC=\"\\d+\"", "GBC=\"999\""));

    Verified report = log.verify();

    assertThat(TestLog.verdicts(report).get(11)).isEqualTo("sig bad signature");
    assertThat(report.summary().badBlocks()).isEqualTo(1);
    assertThat(TestLog.findings(report)).contains("bad-block a.log:12", "uncovered numbers 1-10");
  }

  @Test
  void unreadableBlockIsBadForItsReason() {
    String block = SIGNER.block(1, TestLog.messages(0, 1));
    TestLog log =
        new TestLog()
            .add(SIGNER.certificate())
            .add(block.replace("CNT=\"1\"", "CNT=\"2\""))
            .add(block.replace("SIGN=\"M", "SIGN=\"*"))
            .add(block.replace("VER=\"0111\"", "VER=\"5125\""));

    assertThat(TestLog.verdicts(log.verify()))
        .containsExactly(
            "cert verified",
            "sig bad malformed",
            "sig bad malformed-signature",
            "sig bad unsupported-version");
  }

  @Test
  void signedTailThatIsCutOffLeavesUnsignedMessages() {
    TestLog log = TestLog.signed(SIGNER, 20);
    log.lines().remove(log.lines().size() - 1);

    assertThat(log.verify().summary().unsigned()).isEqualTo(10);
  }

  @Test
  void equalMessagesHaveAllTheirNumbersAndAsManyCopiesAsNumbers() {
    String same = TestLog.message(0);
    TestLog log =
        new TestLog()
            .add(SIGNER.certificate(), same, TestLog.message(1), same)
            .add(SIGNER.block(1, List.of(same, TestLog.message(1), same)));

    assertThat(TestLog.verdicts(log.verify()))
        .containsExactly(
            "cert verified", "verified 1 3", "verified 2", "verified 1 3", "sig verified");
    assertThat(TestLog.findings(log.add(same).verify())).containsExactly("replay numbers 1 3");
    log.lines().subList(3, 4).clear();
    log.lines().remove(log.lines().size() - 1);
    assertThat(TestLog.findings(log.verify())).containsExactly("lost numbers 3");
  }

  @Test
  void copiesWantedAreThoseOfOneGroupAndNotTheSum() {
    TestSigner other = SIGNER.as("host.example.org", "1", "1", "3", "5");
    List<String> messages = TestLog.messages(0, 2);
    TestLog log =
        new TestLog()
            .add(SIGNER.certificate(), other.certificate())
            .add(messages)
            .add(SIGNER.block(1, messages), other.block(1, messages));

    assertThat(log.verify().isClean()).isTrue();
    assertThat(TestLog.verdicts(log.verify())).contains("verified 1 1", "verified 2 2");
    assertThat(TestLog.findings(log.add(messages.get(0)).verify()))
        .containsExactly("replay numbers 1");
  }

  @Test
  void bothKindsOfHashMayCoverTheSameMessages() {
    TestSigner other = TestSigner.create("0121").as("host.example.org", "2", "1", "0", "110");
    List<String> messages = TestLog.messages(0, 3);
    TestLog log =
        new TestLog()
            .add(SIGNER.certificate(), other.certificate())
            .add(messages)
            .add(SIGNER.block(1, messages), other.block(1, messages));

    assertThat(log.verify().isClean()).isTrue();
    assertThat(TestLog.verdicts(log.verify())).contains("verified 1 1", "verified 3 3");
  }

  @Test
  void blocksThatContradictEachOtherAreFound() {
    TestLog log =
        new TestLog()
            .add(SIGNER.certificate(), TestLog.message(0), TestLog.message(1))
            .add(SIGNER.block(1, TestLog.messages(0, 1)), SIGNER.block(1, TestLog.messages(1, 1)));

    assertThat(TestLog.findings(log.verify())).containsExactly("number-conflict numbers 1");
  }

  @Test
  void emptyArchiveProvesNothing() {
    Verified report = new TestLog().verify();

    assertThat(TestLog.findings(report)).containsExactly("nothing-signed archive");
  }
}
