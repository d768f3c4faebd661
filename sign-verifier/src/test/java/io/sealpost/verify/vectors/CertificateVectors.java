package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.messages;

import io.sealpost.verify.TestSigner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Certificate blocks: forged ones, second keys, payloads in fragments. */
final class CertificateVectors {
  private CertificateVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(
        forged(),
        forgedFragments(),
        secondKeyUntrusted(),
        secondKeyConflicts(),
        twoTrustedKeys(),
        fragmentsOfTwoCuts(),
        fragmentMissing());
  }

  private static VectorLog forged() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4);
    String genuine = signer.certificate();
    return new VectorLog("certificate-forged", "changed certificate blocks around a genuine one")
        .cert("bad signature", genuine.replaceFirst(" K MII", " K MIJ"))
        .verified(group, 1, messages(0, 2))
        .cert("verified", genuine)
        .sig("verified", signer.block(1, messages(0, 2)))
        .cert(
            "bad signature",
            genuine.replaceFirst("2026-11-21T00:00:00Z K", "2026-11-21T00:00:01Z K"))
        .verified(group, 3, messages(2, 2))
        .sig("verified", signer.block(3, messages(2, 2)))
        .groups(group)
        .finds("bad-block");
  }

  private static VectorLog forgedFragments() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2);
    VectorLog log =
        new VectorLog(
            "fragments-forged", "beside each fragment one with other octets, in reverse order");
    List<String> fragments = new ArrayList<>(signer.certificates(signer.payload(), 300));
    Collections.reverse(fragments);
    for (String fragment : fragments) {
      log.cert("bad signature", fragment.replaceFirst("FRAG=\"....", "FRAG=\"XXXX"));
      log.cert("verified", fragment);
    }
    return log.verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .groups(group)
        .finds("bad-block");
  }

  private static VectorLog secondKeyUntrusted() {
    TestSigner signer = TestSigner.create("0111");
    TestSigner other = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).trusted().covered(2);
    return new VectorLog(
            "second-key-untrusted", "somebody else's key and blocks in the group of a trusted one")
        .trusting(signer)
        .cert("nokey", other.certificate())
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .unsigned(messages(2, 2))
        .sig("nokey", other.block(3, messages(2, 2)))
        .groups(group)
        .finds("unsigned", "untrusted-key");
  }

  private static VectorLog secondKeyConflicts() {
    TestSigner signer = TestSigner.create("0111");
    TestSigner other = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4);
    return twoKeys(
            "second-key-conflicts",
            "two keys in a group, and nothing says which is right",
            signer,
            other,
            group)
        .finds("key-conflict");
  }

  private static VectorLog twoTrustedKeys() {
    TestSigner signer = TestSigner.create("0111");
    TestSigner other = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).trusted().covered(4);
    return twoKeys(
            "two-trusted-keys",
            "a key was changed for another, and both are trusted",
            signer,
            other,
            group)
        .trusting(signer)
        .trusting(other);
  }

  private static VectorLog twoKeys(
      String name, String description, TestSigner signer, TestSigner other, ExpectedGroup group) {
    return new VectorLog(name, description)
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .cert("verified", other.certificate())
        .verified(group, 3, messages(2, 2))
        .sig("verified", other.block(3, messages(2, 2)))
        .groups(group);
  }

  private static VectorLog fragmentsOfTwoCuts() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2);
    List<String> fragments = new ArrayList<>(signer.certificates(signer.payload(), 100));
    fragments.remove(1);
    fragments.add(2, signer.fragment(signer.payload(), 70, 140));
    return new VectorLog(
            "fragments-of-two-cuts",
            "the second fragment is lost; one of a resend, cut differently, covers it")
        .cert("verified", fragments)
        .verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .groups(group);
  }

  private static VectorLog fragmentMissing() {
    TestSigner signer = TestSigner.create("0111");
    List<String> fragments = new ArrayList<>(signer.certificates(signer.payload(), 100));
    fragments.remove(1);
    return new VectorLog("fragment-missing", "the second fragment is lost: no key")
        .cert("nokey", fragments)
        .unsigned(messages(0, 2))
        .sig("nokey", signer.block(1, messages(0, 2)))
        .groups(ExpectedGroup.of(signer).withoutKey().withoutPayload())
        .finds("no-key", "nothing-signed", "unsigned");
  }
}
