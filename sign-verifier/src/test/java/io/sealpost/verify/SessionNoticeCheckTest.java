package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.report.FindingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sessions say of themselves and of those before them. */
class SessionNoticeCheckTest {
  private static final TestSigner SIGNER = TestSigner.create("0111");

  private final TestLog log = new TestLog();

  @BeforeEach
  void threeSessions() {
    session("1", "0", false, true);
    session("2", "1", true, true);
    session("3", "2", true, false);
  }

  private static TestSigner signer(String rsid) {
    return SIGNER.as("h", rsid + "7.abcdefgh", rsid, "0", "110");
  }

  private void session(String rsid, String previous, boolean previousEnded, boolean ends) {
    List<String> messages = new ArrayList<>();
    messages.add(
        notice(
            rsid,
            "start",
            "previous=\"" + previous + "\" previousEnded=\"" + previousEnded + "\""));
    messages.addAll(TestLog.messages(100 * Integer.parseInt(rsid), 3));
    if (ends) {
      messages.add(notice(rsid, "end", "last=\"0/110:4\""));
    }
    log.add(signer(rsid).certificate()).add(messages).add(signer(rsid).block(1, messages));
  }

  private static String notice(String rsid, String event, String more) {
    return String.format(
        Locale.ROOT,
        "<110>1 2026-11-21T00:00:00Z h signer %s7.abcdefgh SESSION [sealpost-session@32473 event=\"%s\" rsid=\"%s\" %s] x",
        rsid,
        event,
        rsid,
        more);
  }

  /** The lines of one session: certificate, start, three messages, perhaps an end, block. */
  private List<String> linesOf(int session) {
    int from = 7 * (session - 1);
    return log.lines().subList(from, session == 3 ? from + 6 : from + 7);
  }

  @Test
  void completeSessionsAreClean() {
    assertThat(TestLog.findings(log.verify())).isEmpty();
  }

  @Test
  void deletedSessionIsMissing() {
    linesOf(2).clear();

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("missing-session session 2 of signer on h");
  }

  @Test
  void deletedFirstSessionIsMissing() {
    linesOf(1).clear();

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("missing-session session 1 of signer on h");
  }

  @Test
  void sessionWithoutTheNoticeOfItsEndThatTheNextOneKnowsOfHasNoTail() {
    List<String> second = linesOf(2);
    List<String> short2 = new ArrayList<>(second.subList(1, 4));
    List<String> cut = new ArrayList<>(List.of(second.get(0)));
    cut.addAll(short2);
    cut.add(signer("2").block(1, short2));
    second.clear();
    log.lines().addAll(7, cut);

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("missing-tail session 2 of signer on h");
  }

  @Test
  void groupThatEndedWithAHigherNumberHasNoTail() {
    log.lines().clear();
    List<String> messages = new ArrayList<>(TestLog.messages(0, 3));
    messages.add(notice("5", "end", "last=\"0/110:3 0/13:7\""));
    log.add(signer("5").certificate()).add(messages).add(signer("5").block(1, messages));

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("missing-tail session 5 of signer on h");
  }

  @Test
  void sessionThatCrashedHasNoEndAndNeedsNone() {
    log.lines().clear();
    session("1", "0", false, false);
    session("2", "1", false, false);

    assertThat(TestLog.findings(log.verify())).isEmpty();
  }

  @Test
  void noticeThatIsNotSignedOrOfAnotherSignerSaysNothing() {
    log.add(notice("9", "start", "previous=\"8\""));
    TestSigner other = SIGNER.as("other", "1", "1", "0", "110");
    List<String> foreign = List.of(notice("3", "start", "previous=\"77\""));
    log.add(other.certificate()).add(foreign).add(other.block(1, foreign));

    assertThat(TestLog.findings(log.verify())).hasSize(1).allMatch(f -> f.startsWith("unsigned"));
  }

  /** Messages of a session that starts with what it says of the one before. */
  private static List<String> started(String rsid, String more, int count) {
    List<String> messages = new ArrayList<>(List.of(notice(rsid, "start", more)));
    messages.addAll(TestLog.messages(100 * Integer.parseInt(rsid), count));
    return messages;
  }

  private TestLog signed(String rsid, List<String> messages) {
    return log.add(signer(rsid).certificate()).add(messages).add(signer(rsid).block(1, messages));
  }

  @Test
  void endOfAKilledSessionThatTheNextOneKnowsIsMissing() {
    log.lines().clear();
    signed("1", started("1", "previous=\"0\"", 3));
    signed("2", started("2", "previous=\"1\" previousLast=\"0/110:4\"", 3));
    assertThat(TestLog.findings(log.verify())).isEmpty();

    log.lines().clear();
    signed("1", started("1", "previous=\"0\"", 3));
    signed("2", started("2", "previous=\"1\" previousLast=\"0/110:9\"", 3));
    Verified report = log.verify();
    assertThat(TestLog.findings(report)).containsExactly("missing-tail session 1 of signer on h");
    assertThat(report.report().findings()).containsExactly(Map.entry(FindingKind.MISSING_TAIL, 5L));
  }

  @Test
  void wholeGroupOfAKilledSessionThatTheNextOneKnowsIsMissing() {
    log.lines().clear();
    signed("1", started("1", "previous=\"0\"", 3));
    signed("2", started("2", "previous=\"1\" previousLast=\"0/110:4 1/13:7\"", 3));

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("missing-tail session 1 of signer on h");
  }

  @Test
  void endThatBothItsOwnNoticeAndTheNextOneKnowOfIsMissingOnce() {
    log.lines().clear();
    List<String> first = started("1", "previous=\"0\"", 3);
    first.add(notice("1", "end", "last=\"0/110:4 1/13:7\""));
    signed("1", first);
    String more = "previous=\"1\" previousEnded=\"true\" previousLast=\"0/110:5 1/13:8\"";
    signed("2", started("2", more, 3));

    Verified report = log.verify();

    assertThat(report.report().findings()).containsExactly(Map.entry(FindingKind.MISSING_TAIL, 8L));
  }

  private static String resend(String rsid, String again) {
    return String.format(
        Locale.ROOT,
        "<110>1 2026-11-21T00:00:00Z h signer %s7.abcdefgh RESEND [sealpost-resend@32473 rsid=\"%s\" reason=\"connection\" again=\"%s\"] x",
        rsid,
        rsid,
        again);
  }

  /** A session of which numbers 2 to 4 come again, and what it says of that. */
  private Verified sentAgain(String again, int times) {
    log.lines().clear();
    List<String> messages = started("1", "previous=\"0\" resends=\"noted\"", 3);
    List<String> noted = new ArrayList<>(messages);
    for (int i = 0; i < times; i++) {
      noted.add(resend("1", again) + i);
    }
    log.add(signer("1").certificate()).add(messages);
    log.add(signer("1").certificate()).add(TestLog.messages(100, 3));
    log.add(noted.subList(4, noted.size()));
    return log.add(signer("1").block(1, noted)).verify();
  }

  @Test
  void copiesThatTheirSignerSaysItSentAgainAreExcusedAndNoOthers() {
    assertThat(sentAgain("1/0/110:2-4", 1).report().findings()).isEmpty();
    assertThat(sentAgain("1/0/110:2 1/0/110:3-4", 1).summary().redelivered()).isEqualTo(3);
    assertThat(sentAgain("1/0/110:2-3", 1).report().findings())
        .containsExactly(Map.entry(FindingKind.REPLAY, 1L));
    assertThat(sentAgain("1/0/110:2-4", 0).report().findings())
        .containsExactly(Map.entry(FindingKind.REPLAY, 3L));
    for (String wrong : List.of("2/0/110:2-4", "1/0/13:2-4", "1/0/110:4-2", "x", "1/0/110:2-4x")) {
      assertThat(sentAgain(wrong, 1).summary().replay()).isEqualTo(3);
    }
  }

  @Test
  void eachListingExcusesOneCopy() {
    Verified listedTwice = sentAgain("1/0/110:2-4", 2);
    log.add(TestLog.messages(100, 3));
    assertThat(listedTwice.report().findings()).isEmpty();
    assertThat(log.verify().report().findings()).isEmpty();

    log.add(TestLog.message(101));
    assertThat(log.verify().report().findings()).containsExactly(Map.entry(FindingKind.REPLAY, 1L));
  }

  @Test
  void laterProcessSpeaksForTheSessionsBeforeItWhateverItsHostIsCalled() {
    log.lines().clear();
    List<String> first = started("1", "previous=\"0\" resends=\"noted\"", 3);
    signed("1", first).add(first.subList(2, 4));
    TestSigner renamed = SIGNER.as("renamed", "99.abcdefgh", "2", "0", "110");
    List<String> second =
        List.of(resend("2", "1/0/110:3-4").replace("Z h signer 27.", "Z renamed signer 99."));
    log.add(renamed.certificate()).add(second).add(renamed.block(1, second));

    assertThat(TestLog.findings(log.verify())).isEmpty();
  }

  @Test
  void messageThatWasSentAgainMayComeLate() {
    log.lines().clear();
    List<String> messages = started("1", "previous=\"0\" resends=\"noted\"", 5);
    messages.add(resend("1", "1/0/110:3"));
    signed("1", messages);
    log.lines().add(6, log.lines().remove(3));
    assertThat(log.verify().summary().reordered()).isZero();

    log.lines().add(6, log.lines().remove(2));
    assertThat(log.verify().summary().reordered()).isEqualTo(1);
  }

  @Test
  void groupThatWasDeletedIsKnownByTheCountOfBlocks() {
    log.lines().clear();
    TestSigner signer = signer("1");
    TestSigner errors = SIGNER.as("h", "17.abcdefgh", "1", "1", "11");
    List<String> messages = started("1", "previous=\"0\" resends=\"noted\"", 2);
    log.add(signer.certificate()).add(messages).add(signer.block(1, messages));
    List<String> more = TestLog.messages(700, 2);
    signer.block(9, more); // its count is used up by the block of another group
    log.add(more).add(signer.block(4, more));

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("missing-block session 1 of signer [17.abcdefgh] on h");

    List<String> deleted = TestLog.messages(800, 1);
    String block = errors.resign(errors.block(1, deleted).replace("GBC=\"0\"", "GBC=\"1\""));
    log.add(errors.certificate()).add(deleted).add(block);
    assertThat(TestLog.findings(log.verify())).isEmpty();
  }
}
