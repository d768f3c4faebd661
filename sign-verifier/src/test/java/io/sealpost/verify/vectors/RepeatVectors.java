package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.messages;

import io.sealpost.verify.TestSigner;
import java.util.stream.Stream;

/** What comes twice: replays, and what a broken connection sends again. */
final class RepeatVectors {
  private RepeatVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(
        blocksResent(),
        run("redelivered-run", "after a new connection the last three again, then new ones", 3),
        run("redelivered-run-strict", "the same; --strict asks for it", 3)
            .options("--strict")
            .finds("redelivered"),
        run("redelivered-run-one-short", "the last one is left out: no sender does that", 2)
            .finds("replay"),
        messageReplayed(),
        sessionReplayed(),
        sessionsRedelivered());
  }

  private static VectorLog blocksResent() {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(4);
    String first = signer.block(1, messages(0, 2));
    return new VectorLog("blocks-resent", "for redundancy blocks come several times")
        .cert("verified", signer.certificate())
        .cert("duplicate", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .sig("verified", first)
        .verified(group, 3, messages(2, 2))
        .sig("duplicate", first)
        .sig("verified", signer.block(3, messages(2, 2)))
        .cert("duplicate", signer.certificate())
        .groups(group);
  }

  private static VectorLog run(String name, String description, int repeated) {
    TestSigner signer = TestSigner.create("0111");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(7);
    VectorLog log =
        new VectorLog(name, description)
            .cert("verified", signer.certificate())
            .verified(group, 1, messages(0, 5))
            .cert("duplicate", signer.certificate());
    if (repeated == 3) {
      log.redelivered(messages(2, 3));
    } else {
      log.replayed(messages(2, repeated));
    }
    return log.verified(group, 6, messages(5, 2))
        .sig("verified", signer.block(1, messages(0, 7)))
        .groups(group);
  }

  private static VectorLog messageReplayed() {
    TestSigner signer = TestSigner.create("0121");
    ExpectedGroup group = ExpectedGroup.of(signer).covered(5);
    return new VectorLog(
            "message-replayed", "messages again: beside the first, later, and in another file")
        .file("a.log")
        .cert("verified", signer.certificate())
        .verified(group, 1, messages(0, 2))
        .replayed(messages(1, 1))
        .verified(group, 3, messages(2, 1))
        .replayed(messages(0, 1))
        .sig("verified", signer.block(1, messages(0, 3)))
        .file("b.log")
        .verified(group, 4, messages(3, 2))
        .replayed(messages(2, 1))
        .sig("verified", signer.block(4, messages(3, 2)))
        .groups(group)
        .finds("replay");
  }

  private static VectorLog sessionReplayed() {
    TestSigner one = TestSigner.create("0111");
    TestSigner two = one.session("2");
    ExpectedGroup first = ExpectedGroup.of(one).covered(3);
    ExpectedGroup second = ExpectedGroup.of(two).covered(5);
    String block = one.block(1, messages(0, 3));
    return new VectorLog(
            "session-replayed",
            "a whole session again, with its blocks, while the next one is running")
        .cert("verified", one.certificate())
        .verified(first, 1, messages(0, 3))
        .sig("verified", block)
        .cert("verified", two.certificate())
        .verified(second, 1, messages(3, 3))
        .sig("verified", two.block(1, messages(3, 3)))
        .cert("duplicate", one.certificate())
        .replayed(messages(0, 3))
        .sig("duplicate", block)
        .verified(second, 4, messages(6, 2))
        .sig("verified", two.block(4, messages(6, 2)))
        .groups(first, second)
        .finds("replay");
  }

  private static VectorLog sessionsRedelivered() {
    TestSigner one = TestSigner.create("0111");
    TestSigner two = one.session("2");
    ExpectedGroup first = ExpectedGroup.of(one).covered(3);
    ExpectedGroup second = ExpectedGroup.of(two).covered(4);
    return new VectorLog(
            "sessions-redelivered",
            "a broken connection just after a new session: the end of the one before goes again too")
        .cert("verified", one.certificate())
        .verified(first, 1, messages(0, 3))
        .sig("verified", one.block(1, messages(0, 3)))
        .cert("verified", two.certificate())
        .verified(second, 1, messages(3, 2))
        .cert("duplicate", two.certificate())
        .redelivered(messages(1, 4))
        .verified(second, 3, messages(5, 2))
        .sig("verified", two.block(1, messages(3, 4)))
        .groups(first, second);
  }
}
