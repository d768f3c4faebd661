package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.messages;

import io.sealpost.verify.TestSigner;
import java.util.List;
import java.util.stream.Stream;

/** Whose signatures count. */
final class TrustVectors {
  private TrustVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(
        trusted("trusted-key", "0111"),
        trusted("vendor-ecdsa-trusted", "5123"),
        trusted("vendor-ed25519-trusted", "5124"),
        selfCarriedOnly(),
        vendorSelfCarried("vendor-ecdsa-self-carried", "5123"),
        vendorSelfCarried("vendor-ed25519-self-carried", "5124"),
        trustedForThisHost(),
        trustedForAnotherHost(),
        resigned(),
        keyNotSentAndGiven(),
        keyNotSent(),
        keyOfUnknownType());
  }

  private static VectorLog trusted(String name, String ver) {
    TestSigner signer = TestSigner.create(ver);
    String description = "VER " + ver + ", under a key that was known before";
    return genuine(name, description, signer, ExpectedGroup.of(signer).trusted()).trusting(signer);
  }

  private static VectorLog genuine(
      String name, String description, TestSigner signer, ExpectedGroup group) {
    return new VectorLog(name, description)
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 3))
        .sig("verified", signer.block(1, messages(0, 3)))
        .groups(group.covered(3));
  }

  private static VectorLog selfCarriedOnly() {
    TestSigner signer = TestSigner.create("0121");
    String description = "intact, but who says that it is his key?";
    return genuine("self-carried-key", description, signer, ExpectedGroup.of(signer))
        .withoutTrust()
        .finds("self-carried-key");
  }

  private static VectorLog vendorSelfCarried(String name, String ver) {
    TestSigner signer = TestSigner.create(ver);
    String description =
        "VER " + ver + ": the archive's word is not enough, even if it is asked for";
    return refused(name, description, signer);
  }

  private static VectorLog refused(String name, String description, TestSigner signer) {
    return new VectorLog(name, description)
        .cert("nokey", signer.certificate())
        .unsigned(messages(0, 3))
        .sig("nokey", signer.block(1, messages(0, 3)))
        .groups(ExpectedGroup.of(signer).withoutKey())
        .finds("nothing-signed", "unsigned", "untrusted-key");
  }

  private static VectorLog trustedForThisHost() {
    TestSigner signer = TestSigner.create("0111");
    String description = "the key is trusted for hosts, this one among them, whatever the case";
    return genuine("trusted-for-this-host", description, signer, ExpectedGroup.of(signer).trusted())
        .trusting(signer, "other.example.org", "HOST.example.ORG");
  }

  private static VectorLog trustedForAnotherHost() {
    TestSigner signer = TestSigner.create("0111");
    return refused("trusted-for-another-host", "the key is trusted, but not for this host", signer)
        .trusting(signer, "other.example.org", "host");
  }

  private static VectorLog resigned() {
    TestSigner attacker = TestSigner.create("0111");
    return refused("resigned", "signed by somebody else than the signer that is trusted", attacker)
        .trusting(TestSigner.create("0111"));
  }

  private static VectorLog keyNotSentAndGiven() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).trusted().keyType('N').covered(3);
    return new VectorLog(
            "key-not-sent-and-given", "a payload of type N, and --trust-key has the key")
        .trusting(signer)
        .cert("verified", notSent(signer))
        .verified(group, 1, messages(0, 3))
        .sig("verified", signer.block(1, messages(0, 3)))
        .groups(group);
  }

  private static VectorLog keyNotSent() {
    TestSigner signer = TestSigner.create("0121");
    return new VectorLog("key-not-sent", "a payload of type N, and nobody has the key")
        .cert("nokey", notSent(signer))
        .unsigned(messages(0, 3))
        .sig("nokey", signer.block(1, messages(0, 3)))
        .groups(ExpectedGroup.of(signer).withoutKey().keyType('N'))
        .finds("no-key", "nothing-signed", "unsigned");
  }

  private static List<String> notSent(TestSigner signer) {
    return signer.certificates("2026-11-21T00:00:00Z N", 100);
  }

  private static VectorLog keyOfUnknownType() {
    TestSigner signer = TestSigner.create("0111");
    String payload = signer.payload().replace(" K ", " U ");
    return new VectorLog("key-of-unknown-type", "a key in a payload of a type that is not expected")
        .cert("nokey", signer.certificates(payload, 2_000))
        .unsigned(messages(0, 2))
        .sig("nokey", signer.block(1, messages(0, 2)))
        .groups(ExpectedGroup.of(signer).withoutKey().keyType('U'))
        .finds("no-key", "nothing-signed", "unsigned");
  }
}
