package io.sealpost.verify.vectors;

import static io.sealpost.verify.TestLog.messages;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.TestSigner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What Sealpost's sessions say of themselves and of those before them. */
final class SessionVectors {
  private SessionVectors() {}

  static Stream<VectorLog> all() {
    return Stream.of(
        complete(), sessionDeleted(), tailDeleted(), tailOfAGroupDeleted(), unsignedNotice());
  }

  private static TestSigner session(TestSigner key, int rsid) {
    return key.as("host.example.org", rsid + "42.abcdefgh", Integer.toString(rsid), "0", "110");
  }

  private static String start(TestSigner signer, int previous, boolean ended) {
    return notice(
        signer,
        "start",
        String.format(Locale.ROOT, "previous=\"%d\" previousEnded=\"%s\"", previous, ended));
  }

  private static String end(TestSigner signer, String last) {
    return notice(signer, "end", "last=\"" + last + "\"");
  }

  private static String notice(TestSigner signer, String event, String more) {
    GroupId group = signer.group();
    return String.format(
        Locale.ROOT,
        "<110>1 2026-11-21T00:00:00Z %s %s %s SESSION [sealpost-session@32473 event=\"%s\" rsid=\"%s\" %s] session",
        group.host(),
        group.app(),
        group.procId(),
        event,
        group.rsid(),
        more);
  }

  /** Adds a session of a start, two messages and an end: numbers 1 to 4. */
  private static void add(VectorLog log, TestSigner signer, ExpectedGroup group, int rsid) {
    List<String> all = new ArrayList<>(List.of(start(signer, rsid - 1, true)));
    all.addAll(messages(10 * rsid, 2));
    all.add(end(signer, "0/110:4"));
    log.cert("verified", signer.certificate())
        .verified(group.covered(4), 1, all)
        .sig("verified", signer.block(1, all))
        .groups(group);
  }

  private static VectorLog sessions(String name, String description, TestSigner key, int... rsids) {
    VectorLog log = new VectorLog(name, description);
    for (int rsid : rsids) {
      TestSigner signer = session(key, rsid);
      add(log, signer, ExpectedGroup.of(signer), rsid);
    }
    return log;
  }

  private static VectorLog complete() {
    return sessions(
        "sessions-complete",
        "three sessions, each names the one before it",
        TestSigner.create("0121"),
        1,
        2,
        3);
  }

  private static VectorLog sessionDeleted() {
    return sessions(
            "session-deleted",
            "as sessions-complete without the second",
            TestSigner.create("0121"),
            1,
            3)
        .finds("missing-session");
  }

  private static VectorLog tailDeleted() {
    TestSigner key = TestSigner.create("0121");
    TestSigner one = session(key, 1);
    TestSigner two = session(key, 2);
    ExpectedGroup first = ExpectedGroup.of(one).covered(3);
    List<String> beginning = new ArrayList<>(List.of(start(one, 0, false)));
    beginning.addAll(messages(10, 2));
    VectorLog log =
        new VectorLog(
                "tail-deleted",
                "the end of the first session is gone with its notice; the second one knows")
            .cert("verified", one.certificate())
            .verified(first, 1, beginning)
            .sig("verified", one.block(1, beginning))
            .groups(first);
    add(log, two, ExpectedGroup.of(two), 2);
    return log.finds("missing-tail");
  }

  private static VectorLog tailOfAGroupDeleted() {
    TestSigner notices =
        TestSigner.create("0121").as("host.example.org", "142.abcdefgh", "1", "1", "110");
    TestSigner user = notices.as("host.example.org", "142.abcdefgh", "1", "1", "13");
    ExpectedGroup first = ExpectedGroup.of(notices).covered(2);
    ExpectedGroup second = ExpectedGroup.of(user).covered(2);
    List<String> both = List.of(start(notices, 0, false), end(notices, "1/110:2 1/13:4"));
    return new VectorLog(
            "tail-of-a-group-deleted",
            "3 and 4 of a group are gone with their block; the notice knows")
        .cert("verified", notices.certificate())
        .cert("verified", user.certificate())
        .verified(both.get(0), first.id(1))
        .verified(second, 1, messages(0, 2))
        .sig("verified", user.block(1, messages(0, 2)))
        .verified(both.get(1), first.id(2))
        .sig("verified", notices.block(1, both))
        .groups(first, second)
        .finds("missing-tail");
  }

  private static VectorLog unsignedNotice() {
    TestSigner key = TestSigner.create("0121");
    VectorLog log =
        sessions("notice-unsigned", "a notice that nobody signed accuses nobody", key, 1);
    return log.unsigned(start(session(key, 9), 8, true)).finds("unsigned");
  }
}
