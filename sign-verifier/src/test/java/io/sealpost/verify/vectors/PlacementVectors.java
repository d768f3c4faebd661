package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.message;
import static io.sealpost.verify.TestLog.messages;

import io.sealpost.verify.TestSigner;
import java.util.List;
import java.util.stream.Stream;

/** Where blocks stand, in the archive and in their messages, and what may happen to them there. */
final class PlacementVectors {
  private static final String WITHOUT_TEXT =
      "<13>1 2026-11-21T00:00:00Z host.example.org app 7 - [x@32473 a=\"b\"]";

  private PlacementVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(
        certificateLast(),
        certificateMissing(),
        spaceAddedOrDropped(),
        twoSpacesAdded(),
        blockAmongElements(),
        twoBlocksInOneMessage(),
        blockInText());
  }

  private static VectorLog certificateLast() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4);
    return new VectorLog("certificate-last", "the certificate block comes after all it speaks for")
        .sig("verified", signer.block(1, messages(0, 2)))
        .verified(group, 1, messages(0, 4))
        .sig("verified", signer.block(3, messages(2, 2)))
        .cert("verified", signer.certificate())
        .groups(group);
  }

  private static VectorLog certificateMissing() {
    TestSigner signer = TestSigner.create("0111");
    return new VectorLog("certificate-missing", "as certificate-last without it: no key, no proof")
        .unsigned(messages(0, 4))
        .sig("nokey", signer.block(1, messages(0, 4)))
        .groups(ExpectedGroup.of(signer).withoutKey().withoutPayload())
        .finds("no-key", "nothing-signed", "unsigned");
  }

  private static VectorLog spaceAddedOrDropped() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4);
    String other = WITHOUT_TEXT.replace("app 7", "app 8");
    String nil = "<13>1 2026-11-21T00:00:00Z host.example.org app 9 - -";
    return new VectorLog(
            "space-added-or-dropped",
            "a collector put one space behind structured data without a text, of blocks too, or took one away")
        .cert("verified", signer.certificate() + " ")
        .verified(WITHOUT_TEXT + " ", group.id(1))
        .verified(message(1), group.id(2))
        .verified(other, group.id(3))
        .verified(nil + " ", group.id(4))
        .sig("verified", signer.block(1, List.of(WITHOUT_TEXT, message(1), other + " ", nil)) + " ")
        .groups(group);
  }

  private static VectorLog twoSpacesAdded() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2).lost(1);
    return new VectorLog("two-spaces-added", "two spaces are a change, of messages and of blocks")
        .cert("verified", signer.certificate())
        .cert("bad signature", signer.certificate() + "  ")
        .unsigned(WITHOUT_TEXT + "  ")
        .verified(message(1), group.id(2))
        .sig("verified", signer.block(1, List.of(WITHOUT_TEXT, message(1))))
        .unsigned(message(2))
        .sig("bad signature", signer.block(3, messages(2, 1)) + "  ")
        .groups(group)
        .finds("bad-block", "lost", "unsigned");
  }

  private static VectorLog blockAmongElements() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4);
    String before = "[a@32473 x=\"\\]\\\"\\\\\"]";
    String behind = "[origin ip=\"192.0.2.1\"][b@32473 SIGN=\"QUJD\"] [ssign SIGN=\"QUJD\"]";
    return new VectorLog(
            "block-among-elements",
            "other elements before and behind the block, with escapes, with parameters and a text that look like a SIGN")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 3))
        .sig("verified", signer.block(1, messages(0, 2), before, ""))
        .sig("verified", signer.block(3, messages(2, 1), before, behind))
        .verified(group, 4, messages(3, 1))
        .sig("verified", signer.block(4, messages(3, 1), "", behind))
        .groups(group);
  }

  private static VectorLog twoBlocksInOneMessage() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2);
    String first = signer.block(3, messages(2, 1));
    String second = signer.block(4, messages(3, 1));
    String element = second.substring(second.indexOf('['));
    return new VectorLog(
            "two-blocks-in-one-message", "each signature could be of either: neither counts")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .unsigned(messages(2, 2))
        .sig("bad malformed", first + element)
        .sig("bad malformed", signer.block(3, messages(2, 1), element, ""))
        .groups(group)
        .finds("bad-block", "unsigned");
  }

  private static VectorLog blockInText() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(2);
    String block = signer.block(3, messages(2, 1));
    String element = block.substring(block.indexOf('['));
    String quoted = element.replace("\\", "\\\\").replace("\"", "\\\"").replace("]", "\\]");
    return new VectorLog(
            "block-in-text", "a block in a text or in a value is a message like any other")
        .cert("verified", signer.certificate())
        .verified(message(0) + " " + element, group.id(1))
        .verified(message(1), group.id(2))
        .sig("verified", signer.block(1, List.of(message(0) + " " + element, message(1))))
        .unsigned(message(2))
        .unsigned(message(3) + " " + element)
        .unsigned("<13>1 - host.example.org app 7 - [x@32473 v=\"" + quoted + "\"] text")
        .unsigned(element)
        .groups(group)
        .finds("unsigned");
  }
}
