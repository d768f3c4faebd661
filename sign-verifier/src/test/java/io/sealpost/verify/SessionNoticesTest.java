package io.sealpost.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What sessions say of themselves and of those before them. */
class SessionNoticesTest {
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
    if (ends) messages.add(notice(rsid, "end", "last=\"0/110:4\""));
    log.add(signer(rsid).certificate()).add(messages).add(signer(rsid).block(1, messages));
  }

  private static String notice(String rsid, String event, String more) {
    return "<110>1 2026-11-21T00:00:00Z h signer %s7.abcdefgh SESSION [sealpost-session@32473 event=\"%s\" rsid=\"%s\" %s] x"
        .formatted(rsid, event, rsid, more);
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
}
