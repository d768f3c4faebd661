package io.sealpost.verify.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestLog;
import io.sealpost.verify.TestSigner;
import io.sealpost.verify.Verified;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.trust.TrustAnchor;
import io.sealpost.verify.trust.TrustPolicy;
import io.sealpost.verify.trust.TrustPolicy.TrustedSigner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A key signs for the hosts that it is trusted for, whatever else its holder signs. */
class SignedHostsTest {
  private static final TestSigner SIGNER = TestSigner.create("0111").as("a", "1", "1", "0", "110");

  private static String from(String host, int index) {
    return TestLog.message(index).replace("host.example.org", host);
  }

  private static TrustPolicy trusting(String... hosts) {
    return knowing(known(SIGNER, hosts));
  }

  private static TrustPolicy knowing(TrustedSigner... signers) {
    return new TrustPolicy(List.of(signers), false);
  }

  private static TrustedSigner known(TestSigner signer, String... hosts) {
    return new TrustedSigner(new TrustAnchor.ByKey(signer.keys().getPublic()), Set.of(hosts));
  }

  private static TestLog signed(List<String> messages) {
    return new TestLog().add(SIGNER.certificate()).add(messages).add(SIGNER.block(1, messages));
  }

  private static final TestLog FOREIGN =
      signed(List.of(from("a", 0), from("bank", 1), from("A", 2), from("-", 3)));

  @Test
  void messagesOfOtherHostsAreNotVerified() {
    Verified report = FOREIGN.verify(trusting("a"));

    assertThat(TestLog.verdicts(report))
        .containsExactly(
            "cert verified", "verified 1", "unsigned", "verified 3", "unsigned", "sig verified");
    assertThat(report.report().findings())
        .isEqualTo(Map.of(FindingKind.UNSIGNED, 2L, FindingKind.UNTRUSTED_HOST, 2L));
    assertThat(report.findings().map(Finding::evidence))
        .contains(
            "signed with a key that is not trusted for bank",
            "the key is not trusted for bank, -: 2 messages");
    assertThat(report.summary().lost()).isZero();
  }

  @Test
  void relayIsNamedWithTheHostsThatItSignsFor() {
    TestLog relayed = signed(List.of(from("a", 0), from("bank", 1)));

    assertThat(relayed.verify(trusting("a", "Bank")).isClean()).isTrue();
    assertThat(relayed.verify(trusting()).isClean()).isTrue();
  }

  @Test
  void lineThatNamesNoHostIsOfNone() {
    TestLog log = signed(List.of(from("a", 0), "transfer to account 7"));

    Verified report = log.verify(trusting("a"));

    assertThat(report.summary().unsigned()).isEqualTo(1);
    assertThat(report.report().findings()).containsKey(FindingKind.UNTRUSTED_HOST);
  }

  @Test
  void copyOfAMessageOfAnotherHostIsNoMoreVerifiedThanTheFirst() {
    TestLog log = signed(List.of(from("bank", 0), from("bank", 0), from("a", 1)));
    log.add(from("bank", 0));

    assertThat(log.verify(trusting("a")).summary().unsigned()).isEqualTo(3);
  }

  @Test
  void anotherSignerMayVouchForIt() {
    TestSigner bank = TestSigner.create("0111").as("bank", "2", "1", "0", "110");
    List<String> messages = List.of(from("bank", 1));
    TestLog log = signed(List.of(from("a", 0), from("bank", 1)));
    log.add(bank.certificate(), bank.block(1, messages));

    Verified report = log.verify(knowing(known(SIGNER, "a"), known(bank, "bank")));

    assertThat(report.summary().verified()).isEqualTo(2);
    assertThat(TestLog.verdicts(report)).contains("verified 1");
    assertThat(report.report().findings()).isEmpty();
    assertThat(report.report().trustedHosts()).containsExactly("a", "bank");
  }

  @Test
  void keyCountsForTheHostsOfAllSignersThatAreTrustedWithIt() {
    TestLog log = signed(List.of(from("a", 0), from("relay", 1)));

    Verified report = log.verify(knowing(known(SIGNER, "a"), known(SIGNER, "b", "relay")));

    assertThat(report.summary().verified()).isEqualTo(2);
    assertThat(report.report().findings()).isEmpty();
  }

  @Test
  void noHostIsForeignToAKeyWithoutALimit() {
    TestSigner anywhere = TestSigner.create("0111").as("b", "2", "1", "0", "110");
    TestLog log = signed(List.of(from("a", 0))).add(anywhere.certificate());

    Verified report = log.verify(knowing(known(SIGNER, "a"), known(anywhere)));

    assertThat(report.report().trustedHosts()).isEmpty();
  }
}
