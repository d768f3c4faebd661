package io.sealpost.verify.group;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.keys.Fingerprint;
import io.sealpost.verify.StretchesTest;
import io.sealpost.verify.TestLog;
import io.sealpost.verify.TestSigner;
import io.sealpost.verify.Verified;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which keys count: forged certificate blocks, fragments, trust, keys that are not sent. */
class GroupKeysTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");
  private static final TestSigner FORGER = TestSigner.create("0111");
  private static final TrustPolicy SELF_CARRIED = new TrustPolicy(List.of(), true);
  private static final String NO_KEY_PAYLOAD = "2026-11-21T00:00:00Z N";

  private static TrustPolicy trust(TestSigner signer, String... hosts) {
    TrustAnchor anchor = new TrustAnchor.ByKey(signer.keys().getPublic());
    return new TrustPolicy(List.of(new TrustedSigner(anchor, Set.of(hosts))), false);
  }

  @Test
  void keysOfTheArchiveAreAFindingUnlessAccepted() {
    TestLog log = TestLog.signed(SIGNER, 2);

    assertThat(log.verify(TrustPolicy.NONE).findings())
        .singleElement()
        .extracting(Finding::kind)
        .isEqualTo(FindingKind.SELF_CARRIED_KEY);
    assertThat(log.verify(SELF_CARRIED).isClean()).isTrue();
  }

  @Test
  void trustedKeyIsClean() {
    Verified report = TestLog.signed(SIGNER, 2).verify(trust(SIGNER));

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().trusted()).isTrue();
    assertThat(report.groups().get(0).isTrusted()).isTrue();
  }

  @Test
  void fingerprintOfABareKeyIsTrustedInBothHashes() {
    byte[] der = SIGNER.keys().getPublic().getEncoded();
    for (Fingerprint known : List.of(Fingerprint.sha1(der), Fingerprint.sha256(der))) {
      TrustAnchor anchor = TrustAnchor.ByFingerprint.parse(known.toString()).orElseThrow();
      TrustPolicy policy = new TrustPolicy(List.of(new TrustedSigner(anchor, Set.of())), false);
      assertThat(TestLog.signed(SIGNER, 2).verify(policy).isClean()).isTrue();
      assertThat(TestLog.signed(FORGER, 2).verify(policy).isClean()).isFalse();
    }
  }

  @Test
  void blocksOfAKeyThatIsNotTrustedHaveNoKey() {
    Verified report = TestLog.signed(FORGER, 2).verify(trust(SIGNER));

    assertThat(TestLog.verdicts(report))
        .containsExactly("cert nokey", "unsigned", "unsigned", "sig nokey");
    assertThat(report.findings())
        .extracting(Finding::kind)
        .contains(FindingKind.UNTRUSTED_KEY, FindingKind.NOTHING_SIGNED);
    assertThat(report.groups().get(0).hasKey()).isFalse();
    assertThat(report.groups().get(0).keyType()).contains('K');
    assertThat(report.summary().badBlocks()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5123", "5124"})
  void keyOfAVendorSchemeCountsOnlyIfItIsTrusted(String ver) {
    TestSigner signer = TestSigner.create(ver);
    TestLog log = TestLog.signed(signer, 2);
    TrustPolicy besides = new TrustPolicy(trust(SIGNER).signers(), true);

    assertThat(log.verify(trust(signer)).isClean()).isTrue();
    for (TrustPolicy without : List.of(TrustPolicy.NONE, SELF_CARRIED, besides)) {
      Verified report = log.verify(without);
      assertThat(TestLog.verdicts(report))
          .containsExactly("cert nokey", "unsigned", "unsigned", "sig nokey");
      assertThat(report.findings())
          .extracting(Finding::kind)
          .contains(FindingKind.UNTRUSTED_KEY, FindingKind.NOTHING_SIGNED);
    }
  }

  @Test
  void signerMaySignOnlyForItsHosts() {
    TestLog log = TestLog.signed(SIGNER, 2);

    assertThat(log.verify(trust(SIGNER, "HOST.example.org", "b")).isClean()).isTrue();
    assertThat(log.verify(trust(SIGNER, "other.example.org")).isClean()).isFalse();
  }

  @Test
  void keyThatIsNotSentMustBeGiven() {
    List<String> messages = TestLog.messages(0, 2);
    TestLog log =
        new TestLog()
            .add(SIGNER.certificates(NO_KEY_PAYLOAD, 1000))
            .add(messages)
            .add(SIGNER.block(1, messages));

    Verified given = log.verify(trust(SIGNER));
    assertThat(given.isClean()).isTrue();
    assertThat(given.groups().get(0).keyType()).contains('N');
    Verified missing = log.verify();
    assertThat(TestLog.verdicts(missing)).startsWith("cert nokey").endsWith("sig nokey");
    assertThat(missing.findings()).extracting(Finding::kind).contains(FindingKind.NO_KEY);
    assertThat(TestLog.verdicts(log.verify(trust(FORGER)))).endsWith("sig nokey");
  }

  @Test
  void givenKeyNeedsNoCertificateBlock() {
    TestLog log = TestLog.signed(SIGNER, 2);
    log.lines().remove(0);

    assertThat(log.verify(trust(SIGNER)).isClean()).isTrue();
    assertThat(TestLog.verdicts(log.verify())).endsWith("sig nokey");
    Verified wrong = log.verify(trust(FORGER));
    assertThat(TestLog.verdicts(wrong)).endsWith("sig nokey");
    assertThat(wrong.groups().get(0).hasKey()).isFalse();
  }

  @Test
  void forgedCertificateBlockDoesNotSpoilTheGroup() {
    String forgedBeforehand = SIGNER.certificate().replace(" K MII", " K MIJ");
    TestLog log = TestLog.signed(SIGNER, 2);
    log.lines().add(0, forgedBeforehand);

    Verified report = log.verify();

    assertThat(TestLog.verdicts(report))
        .containsExactly(
            "cert bad signature", "cert verified", "verified 1", "verified 2", "sig verified");
    assertThat(TestLog.findings(report)).containsExactly("bad-block a.log:1");
  }

  @Test
  void secondKeyInAGroupIsAConflictWithoutTrustAndHasNoKeyWithIt() {
    TestLog log = TestLog.signed(SIGNER, 2);
    log.lines().add(0, FORGER.certificate());
    log.add(TestLog.message(5), FORGER.block(3, TestLog.messages(5, 1)));

    Verified believing = log.verify();
    assertThat(believing.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.KEY_CONFLICT);
    Verified trusting = log.verify(trust(SIGNER));
    assertThat(TestLog.verdicts(trusting))
        .containsExactly(
            "cert nokey",
            "cert verified",
            "verified 1",
            "verified 2",
            "sig verified",
            "unsigned",
            "sig nokey");
    assertThat(trusting.findings())
        .extracting(Finding::kind)
        .containsExactly(FindingKind.UNSIGNED, FindingKind.UNTRUSTED_KEY);
  }

  @Test
  void trustedKeyIsNotCrowdedOutByStrangers() {
    TestLog log = TestLog.signed(SIGNER, 2);
    for (int i = 0; i < 20; i++) {
      log.lines().add(0, TestSigner.create("0111").certificate());
    }

    Verified trusting = log.verify(trust(SIGNER));

    assertThat(trusting.summary().verified()).isEqualTo(2);
    assertThat(trusting.groups().get(0).isTrusted()).isTrue();
  }

  @Test
  void fragmentsThatAreTooFarApartMakeNoPayload() {
    List<String> fragments = SIGNER.certificates(SIGNER.payload(), 300);
    TestLog near = new TestLog().add(fragments.get(0)).add(TestLog.messages(100, 20));
    TestLog far = new TestLog().add(fragments.get(0)).add(TestLog.messages(100, 1_000));
    for (TestLog log : List.of(near, far)) {
      log.add(fragments.subList(1, fragments.size())).add(TestLog.messages(0, 1));
      log.add(SIGNER.block(1, TestLog.messages(0, 1)));
    }

    assertThat(near.verifyIn(40_000, 100).summary().verified()).isEqualTo(1);
    assertThat(far.verifyIn(40_000, 100).summary().verified()).isZero();
  }

  @Test
  void fragmentsMayComeInAnyOrderTwiceAndAmongForgedOnes() {
    List<String> blocks = new ArrayList<>(SIGNER.certificates(SIGNER.payload(), 100));
    blocks.addAll(SIGNER.certificates(SIGNER.payload(), 70));
    for (String block : SIGNER.certificates(SIGNER.payload(), 100)) {
      blocks.add(block.replaceFirst("FRAG=\"....", "FRAG=\"XXXX"));
    }
    Collections.reverse(blocks);
    TestLog log = TestLog.signed(SIGNER, 2);
    log.lines().remove(0);
    log.lines().addAll(0, blocks);

    Verified report = log.verify();

    assertThat(report.groups().get(0).hasKey()).isTrue();
    assertThat(report.summary().verified()).isEqualTo(2);
    assertThat(TestLog.verdicts(report)).filteredOn("cert bad signature"::equals).isNotEmpty();
  }

  @Test
  void fragmentsOfDifferentCutsFillEachOthersGaps() {
    String payload = SIGNER.payload();
    List<String> blocks = new ArrayList<>(SIGNER.certificates(payload, 100));
    blocks.remove(1);
    blocks.add(SIGNER.fragment(payload, 70, 140));
    TestLog log = TestLog.signed(SIGNER, 2);
    log.lines().remove(0);
    log.lines().addAll(0, blocks);

    assertThat(log.verify().isClean()).isTrue();
  }

  @Test
  void missingFragmentLeavesTheGroupWithoutAKey() {
    List<String> blocks = new ArrayList<>(SIGNER.certificates(SIGNER.payload(), 100));
    blocks.remove(1);
    TestLog log = TestLog.signed(SIGNER, 1);
    log.lines().remove(0);
    log.lines().addAll(0, blocks);

    Verified report = log.verify();

    assertThat(TestLog.verdicts(report)).contains("cert nokey", "sig nokey", "unsigned");
    assertThat(report.groups().get(0).keyType()).isEqualTo(Optional.empty());
  }

  @Test
  void payloadOfFragmentsOfOneOctetIsRead() {
    TestLog log = TestLog.signed(SIGNER, 1);
    log.lines().remove(0);
    log.lines().addAll(0, SIGNER.certificates(SIGNER.payload(), 1));

    assertThat(log.verify().isClean()).isTrue();
  }

  @Test
  void keyOfTypesThatNobodyKnowsIsNone() {
    TestLog log = TestLog.signed(SIGNER, 1);
    log.lines().remove(0);
    log.lines().addAll(0, SIGNER.certificates("2026-11-21T00:00:00Z U secret", 1000));
    log.lines().addAll(0, SIGNER.certificates("no payload", 1000));

    assertThat(TestLog.verdicts(log.verify()))
        .containsExactly("cert nokey", "cert nokey", "unsigned", "sig nokey");
    assertThat(log.verify().groups().get(0).keyType()).contains('U');
  }

  @Test
  void anchorsThatDoNotMatchRefuse() {
    byte[] der = "no certificate".getBytes(US_ASCII);
    TrustAnchor other = new TrustAnchor.ByCertificate(der, Optional.of(FORGER.keys().getPublic()));
    TrustAnchor same = new TrustAnchor.ByCertificate(der, Optional.of(SIGNER.keys().getPublic()));
    TestLog log = TestLog.signed(SIGNER, 1);

    assertThat(log.verify(policy(other)).isClean()).isFalse();
    assertThat(log.verify(policy(same)).isClean()).isTrue();
  }

  private static TrustPolicy policy(TrustAnchor anchor) {
    return new TrustPolicy(List.of(new TrustedSigner(anchor, Set.of())), false);
  }

  @Test
  void trustAndSelfCarriedTogetherTakeOtherKeysFromTheArchive() {
    TrustPolicy both = new TrustPolicy(trust(FORGER).signers(), true);

    Verified report = TestLog.signed(SIGNER, 2).verify(both);

    assertThat(report.isClean()).isTrue();
    assertThat(report.summary().trusted()).isFalse();
  }

  @Test
  void floodOfForgedBlocksDoesNotHideTheGenuineOneOfAKnownKey() {
    List<String> messages = TestLog.messages(0, 3);
    TestLog log = new TestLog().add(messages);
    for (int i = 0; i < 100; i++) {
      log.add(FORGER.block(1 + i, messages));
    }
    log.add(SIGNER.block(1, messages));

    Verified report = log.verify(trust(SIGNER));

    assertThat(report.summary().verified()).isEqualTo(3);
    assertThat(report.summary().badBlocks()).isEqualTo(100);
  }

  @Test
  void forgedBlockInASessionOfARefusedKeyIsBad() {
    TestLog log = TestLog.signed(FORGER, 2);
    log.add(TestSigner.create("0111").block(1, TestLog.messages(7, 1)));

    Verified report = log.verify(trust(SIGNER));

    assertThat(TestLog.verdicts(report)).containsSubsequence("sig nokey", "sig bad signature");
    assertThat(report.report().findings())
        .containsKeys(FindingKind.UNTRUSTED_KEY, FindingKind.BAD_BLOCK);
  }

  @Test
  void blockThatCameLongBeforeTheKeyOfItsGroupIsAFinding() {
    List<String> stranger = List.of(FORGER.block(1, TestLog.messages(7, 1)) + " transfer");
    TestLog log = new TestLog().add(stranger).add(TestLog.signed(FORGER.session("9"), 300).lines());
    log.add(TestLog.signed(SIGNER, 2).lines());

    Verified report = log.verifyIn(StretchesTest.SMALL, 1_000);

    assertThat(TestLog.verdicts(report)).startsWith("sig nokey");
    assertThat(report.summary().noKeyBlocks()).isEqualTo(1);
    assertThat(report.report().findings()).containsKey(FindingKind.NO_KEY);
  }

  @Test
  void blockThatIsCutOffIsBad() {
    String block = SIGNER.block(1, TestLog.messages(0, 2));
    String certificate = SIGNER.certificate();
    TestLog log = new TestLog().add(SIGNER.certificate());
    log.add(block.substring(0, block.length() - 1), block.substring(0, block.indexOf("HB=") + 20));
    log.add(certificate.substring(0, 300));

    assertThat(TestLog.verdicts(log.verify()))
        .containsExactly(
            "cert verified", "sig bad malformed", "sig bad malformed", "cert bad malformed");
  }
}
