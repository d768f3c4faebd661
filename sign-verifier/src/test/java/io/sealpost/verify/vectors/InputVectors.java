package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.message;
import static io.sealpost.verify.TestLog.messages;

import io.sealpost.verify.TestSigner;
import java.util.List;
import java.util.stream.Stream;

/** How archives are stored, and what of them is looked at. */
final class InputVectors {
  private static final String TWO_LINES = message(0) + "\nand a second line";
  private static final String WITH_NUL = message(1) + "\u0000behind NUL";

  private InputVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(
        octetCounted(),
        lineFeedInLines(),
        crStripped(),
        crKept(),
        twoHosts(),
        sha1Only(),
        oneSigner(),
        noSuchSigner());
  }

  private static VectorLog octetCounted() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(3);
    List<String> all = List.of(TWO_LINES, WITH_NUL, "<13>1 - h a - - - \uFEFF\u00fcml\u00e4ut\r");
    return new VectorLog("octet-counted", "LF, NUL, a BOM and a CR at the end, all within messages")
        .ending(LineEnd.OCTET_COUNTED)
        .cert("verified", signer.certificate())
        .verified(group, 1, all)
        .sig("verified", signer.block(1, all))
        .groups(group);
  }

  private static VectorLog lineFeedInLines() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2).lost(1);
    return new VectorLog(
            "line-feed-in-lines",
            "stored as lines a message with an LF falls apart; NUL does no harm")
        .cert("verified", signer.certificate())
        .unsigned(List.of(TWO_LINES.split("\n", -1)))
        .verified(WITH_NUL, group.id(2))
        .sig("verified", signer.block(1, List.of(TWO_LINES, WITH_NUL)))
        .groups(group)
        .finds("lost", "unsigned");
  }

  private static VectorLog crStripped() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(3);
    return new VectorLog("crlf-stripped", "lines end in CR LF, and --strip-cr says so")
        .options("--strip-cr")
        .ending(LineEnd.CR_LF)
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 3))
        .sig("verified", signer.block(1, messages(0, 3)))
        .groups(group);
  }

  private static VectorLog crKept() {
    TestSigner signer = TestSigner.create("0111");
    return new VectorLog(
            "crlf-kept", "nobody said so: CR belongs to the messages, and blocks are none with it")
        .ending(LineEnd.CR_LF)
        .unsigned(signer.certificate())
        .unsigned(messages(0, 3))
        .unsigned(signer.block(1, messages(0, 3)))
        .finds("nothing-signed", "unsigned");
  }

  private static TestSigner second() {
    return TestSigner.create("0121").as("second.example.org", "9", "77", "0", "110");
  }

  private static VectorLog twoHosts() {
    TestSigner one = TestSigner.create("0111");
    TestSigner two = second();
    ExpectedGroup first = ExpectedGroup.of(one).covered(3);
    ExpectedGroup other = ExpectedGroup.of(two).covered(4);
    return mixed(
            "two-hosts-two-hashes",
            "two signers in one file, one message signed by both",
            one,
            two,
            first,
            other)
        .groups(first, other);
  }

  /** Messages 0 to 2 are of one, 2 to 5 of the other. */
  private static VectorLog mixed(
      String name,
      String description,
      TestSigner one,
      TestSigner two,
      ExpectedGroup first,
      ExpectedGroup other) {
    return new VectorLog(name, description)
        .cert("verified", one.certificate())
        .verified(message(0), first.id(1))
        .cert("verified", two.certificate())
        .verified(message(1), first.id(2))
        .verified(message(2), first.id(3), other.id(1))
        .verified(message(3), other.id(2))
        .sig("verified", one.block(1, messages(0, 3)))
        .verified(other, 3, messages(4, 2))
        .sig("verified", two.block(1, messages(2, 4)));
  }

  private static VectorLog sha1Only() {
    TestSigner one = TestSigner.create("0111");
    TestSigner two = second();
    ExpectedGroup first = ExpectedGroup.of(one).covered(3);
    return new VectorLog(
            "sha1-only", "as two-hosts-two-hashes, and what only SHA-256 covers does not count")
        .options("--sha1")
        .cert("verified", one.certificate())
        .cert("verified", two.certificate())
        .verified(first, 1, messages(0, 3))
        .unsigned(messages(3, 3))
        .sig("verified", one.block(1, messages(0, 3)))
        .sig("verified", two.block(1, messages(2, 4)))
        .groups(first, ExpectedGroup.of(two))
        .finds("unsigned");
  }

  private static VectorLog oneSigner() {
    TestSigner one = TestSigner.create("0111");
    TestSigner two = second();
    ExpectedGroup first = ExpectedGroup.of(one).covered(3);
    return new VectorLog(
            "one-signer-of-two",
            "--signer: what is not of that host is passed over, damage included")
        .options("--signer", "HOST.example.org")
        .cert("verified", one.certificate())
        .passedOver(two.certificate(), message(7).replace("host.example.org", "second.example.org"))
        .verified(first, 1, messages(0, 3))
        .passedOver("no syslog", two.block(1, messages(7, 2)))
        .sig("verified", one.block(1, messages(0, 3)))
        .groups(first);
  }

  private static VectorLog noSuchSigner() {
    TestSigner one = TestSigner.create("0111");
    return new VectorLog(
            "no-such-signer", "--signer names an application that the host does not have")
        .options("--signer", "host.example.org,other")
        .passedOver(one.certificate(), message(0), one.block(1, messages(0, 1)))
        .finds("nothing-signed");
  }
}
