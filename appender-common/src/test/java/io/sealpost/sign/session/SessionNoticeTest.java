package io.sealpost.sign.session;

import static io.sealpost.sign.SigningSetup.messages;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.ArchivedLog;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.RunningSession;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Invariant 9, of sessions: the notices as a verifier reads them. */
@Tag("any-locale")
class SessionNoticeTest {
  private static final SigningSetup SETUP = SigningSetup.of(Hash.SHA_256, KeyBlobType.C);

  @Test
  void startNamesThePredecessorAndTheKey() throws Exception {
    SignSession session = SETUP.start().session();

    LastNumbers last = LastNumbers.NONE.raised(0, 110, 58);
    Predecessor previous =
        Predecessor.of(1_795_000_000L, SETUP.header(), new CoveredMark(5, last)).atItsEnd();
    assertThat(text(session.startNotice(previous, Optional.empty())))
        .isEqualTo(
            "<110>1 2026-11-21T12:00:00.000000Z host.example.org billing 4242.k3v9x2aq SESSION"
                + " [sealpost-session@32473 event=\"start\" rsid=\"1795262400\""
                + " previous=\"1795000000\" previousEnded=\"true\" previousLast=\"0/110:58\" resends=\"noted\"]"
                + "[origin software=\"Sealpost\" swVersion=\"1.0\"] session 1795262400 is signed with the key "
                + SETUP.key().fingerprint());
  }

  @Test
  void firstSessionOfAllHasThePredecessor0() throws Exception {
    assertThat(text(SETUP.start().session().startNotice(Predecessor.NONE, Optional.empty())))
        .contains(" previous=\"0\" previousEnded=\"false\" resends=\"noted\"]");
  }

  @Test
  void startNamesAnotherMachineOnWhichTheDirectoryWas() throws Exception {
    SignSession session = SETUP.start().session();
    assertThat(text(session.startNotice(Predecessor.NONE, Optional.of("web1"))))
        .contains(" resends=\"noted\" madeOn=\"web1\"]");
  }

  @Test
  void startSaysNothingOfNumbersThatNobodyKnows() throws Exception {
    SignSession session = SETUP.start().session();
    CoveredMark none = new CoveredMark(5, LastNumbers.NONE);
    Predecessor earlier = new Predecessor(7, false, "host", "app", Optional.empty());

    assertThat(text(session.startNotice(Predecessor.of(7, SETUP.header(), none), Optional.empty())))
        .contains(" previous=\"7\" previousEnded=\"false\" resends=\"noted\"]");
    assertThat(text(session.startNotice(earlier, Optional.empty())))
        .contains(" previous=\"7\" previousEnded=\"false\" resends=\"noted\"]");
  }

  @Test
  void coveredIsWhatABlockHasAndStaysHighestWhenNumbersBeginAgain() throws Exception {
    RunningSession session = SETUP.startAt(9_999_999_998L, 0);
    assertThat(session.session().covered()).isEqualTo(LastNumbers.NONE);
    session.add("<13>1 - - - - - - pending".getBytes(US_ASCII));
    assertThat(session.session().covered()).isEqualTo(LastNumbers.NONE);

    session.blocks(messages(3));

    assertThat(session.session().covered().text(" ")).isEqualTo("0/110:9999999999");
  }

  @Test
  void endHasTheLastNumberOfEachGroupThatHasAny() throws Exception {
    RunningSession session = SETUP.with(new ByPri()).start();
    session.blocks(messages(50)); // all of PRI 134
    session.add("<13>1 - - - - - - pending".getBytes(US_ASCII));

    assertThat(text(session.session().endNotice()))
        .isEqualTo(
            "<110>1 2026-11-21T12:00:00.000000Z host.example.org billing 4242.k3v9x2aq SESSION"
                + " [sealpost-session@32473 event=\"end\" rsid=\"1795262400\""
                + " last=\"1/13:1 1/134:50\"][origin software=\"Sealpost\" swVersion=\"1.0\"] session 1795262400 ends");
  }

  @Test
  void endOfASessionWithoutMessagesHasNoNumbers() throws Exception {
    assertThat(text(SETUP.start().session().endNotice())).contains(" last=\"\"]");
  }

  @Test
  void numbersThatBeganAgainAreTheLastOnes() throws Exception {
    RunningSession session = SETUP.startAt(9_999_999_998L, 0);
    session.blocks(messages(2));
    assertThat(text(session.session().endNotice())).contains(" last=\"0/110:9999999999\"]");

    session.blocks(messages(3));
    assertThat(text(session.session().endNotice())).contains(" last=\"0/110:3\"]");
  }

  @Test
  void noticesAreMessagesAndNoBlocks() throws Exception {
    SignSession session = SETUP.start().session();
    for (byte[] notice :
        List.of(session.startNotice(Predecessor.NONE, Optional.empty()), session.endNotice())) {
      assertThat(ParsedMessage.parse(notice, 0, notice.length)).isPresent();
      assertThat(ArchivedLog.blockOf(notice)).isEmpty();
    }
  }

  private static String text(byte[] octets) {
    return new String(octets, US_ASCII);
  }
}
