package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.message;
import static io.sealpost.verify.TestLog.messages;

import io.sealpost.verify.TestSigner;
import java.util.List;
import java.util.stream.Stream;

/** Message numbers: which are covered, how often, and by what. */
final class NumberVectors {
  private static final long LAST = 9_999_999_999L;

  private NumberVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(
        numberWrap(),
        numberBeyond(),
        identicalMessages(),
        identicalMessagesOneMore(),
        identicalMessagesOneLess(),
        blockDeleted(),
        overlappedBlockDeleted(),
        growingBlock(),
        numberConflict(),
        severalGroups());
  }

  private static VectorLog numberWrap() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(5).uncovered(4, LAST - 2);
    return new VectorLog("number-wrap", "after number 9999999999 comes 1, within a block")
        .cert("verified", signer.certificate())
        .verified(group, LAST - 1, messages(0, 2))
        .verified(group, 1, messages(2, 3))
        .sig("verified", signer.block(LAST - 1, messages(0, 5)))
        .groups(group)
        .finds("uncovered");
  }

  private static VectorLog numberBeyond() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(1);
    return new VectorLog("number-beyond", "there is no number 10000000000, and none 0")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 1))
        .sig("verified", signer.block(1, messages(0, 1)))
        .unsigned(messages(1, 2))
        .sig("bad malformed", signer.block(LAST + 1, messages(1, 1)))
        .sig("bad malformed", signer.block(0, messages(2, 1)))
        .groups(group)
        .finds("bad-block", "unsigned");
  }

  private static VectorLog identicalMessages() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(5);
    return identical(
            "identical-messages", "equal messages have all their numbers", signer, group, 3)
        .sig("verified", signer.block(1, beats()))
        .groups(group);
  }

  private static VectorLog identicalMessagesOneMore() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(5);
    return identical("identical-messages-one-more", "a copy beyond their numbers", signer, group, 3)
        .sig("verified", signer.block(1, beats()))
        .replayed(messages(7, 1))
        .groups(group)
        .finds("replay");
  }

  private static VectorLog identicalMessagesOneLess() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(5).lost(5);
    return identical(
            "identical-messages-one-less",
            "one copy deleted: the last number has none",
            signer,
            group,
            2)
        .sig("verified", signer.block(1, beats()))
        .groups(group)
        .finds("lost");
  }

  /** Messages 1, 3 and 5 are equal. */
  private static List<String> beats() {
    return List.of(message(7), message(0), message(7), message(1), message(7));
  }

  private static VectorLog identical(
      String name, String description, TestSigner signer, ExpectedGroup group, int copies) {
    String[] ids = {group.id(1), group.id(3), group.id(5)};
    VectorLog log = new VectorLog(name, description).cert("verified", signer.certificate());
    log.verified(message(7), ids).verified(message(0), group.id(2)).verified(message(7), ids);
    log.verified(message(1), group.id(4));
    return copies == 3 ? log.verified(message(7), ids) : log;
  }

  private static VectorLog blockDeleted() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4).uncovered(3, 4);
    return new VectorLog(
            "block-deleted", "the block of 3 and 4 is gone: nothing says what they were")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .unsigned(messages(2, 2))
        .verified(group, 5, messages(4, 2))
        .sig("verified", signer.block(5, messages(4, 2)))
        .groups(group)
        .finds("uncovered", "unsigned");
  }

  private static VectorLog overlappedBlockDeleted() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(8);
    return new VectorLog(
            "block-deleted-overlapped", "the block of 3 to 6 is gone: those around it say the same")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 4))
        .sig("verified", signer.block(1, messages(0, 4)))
        .verified(group, 5, messages(4, 4))
        .sig("verified", signer.block(5, messages(4, 4)))
        .groups(group);
  }

  private static VectorLog growingBlock() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4);
    return new VectorLog(
            "block-grows", "the same first number with more hashes, then again with fewer")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .verified(group, 3, messages(2, 2))
        .sig("verified", signer.block(1, messages(0, 4)))
        .sig("duplicate", signer.block(1, messages(0, 2)))
        .groups(group);
  }

  private static VectorLog numberConflict() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(3);
    return new VectorLog(
            "number-conflict", "two blocks of one key give number 2 to different messages")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .verified(group, 2, messages(2, 2))
        .sig("verified", signer.block(1, messages(0, 2)))
        .sig("verified", signer.block(2, messages(2, 2)))
        .groups(group)
        .finds("number-conflict");
  }

  private static VectorLog severalGroups() {
    TestSigner one = TestSigner.create("0121").as("host.example.org", "1", "1", "1", "13");
    TestSigner other = one.as("host.example.org", "1", "1", "1", "46");
    TestSigner ranges = one.as("host.example.org", "1", "1", "2", "63");
    ExpectedGroup first = ExpectedGroup.of(one).covered(2);
    ExpectedGroup second = ExpectedGroup.of(other).covered(1);
    ExpectedGroup third = ExpectedGroup.of(ranges).covered(3);
    String mail = message(1).replace("<13>", "<46>");
    return new VectorLog(
            "several-groups",
            "one group for each PRI, and all of them in a group of a range: two numbers each")
        .cert("verified", one.certificate())
        .cert("verified", other.certificate())
        .cert("verified", ranges.certificate())
        .verified(message(0), first.id(1), third.id(1))
        .verified(mail, second.id(1), third.id(2))
        .verified(message(2), first.id(2), third.id(3))
        .sig("verified", one.block(1, List.of(message(0), message(2))))
        .sig("verified", other.block(1, List.of(mail)))
        .sig("verified", ranges.block(1, List.of(message(0), mail, message(2))))
        .groups(first, second, third);
  }
}
