package io.sealpost.sign;

import static io.sealpost.sign.SigningSetup.message;
import static io.sealpost.sign.SigningSetup.messages;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.Grouping.ByRange;
import io.sealpost.sign.Grouping.ForDestination;
import io.sealpost.sign.Grouping.One;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.session.SignSession;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several groups in one session (RFC 5848 §4.2.3 to §4.2.5). */
class SignatureGroupsTest {
  private static final SigningSetup SETUP = SigningSetup.of(Hash.SHA_1, KeyBlobType.K);

  @Test
  void eachGroupIsNumberedOnItsOwnFrom1() throws Exception {
    ArchivedLog log = SETUP.with(new ByPri()).archive(withPris(13, 134, 13, 13, 134));

    assertThat(log.signatureBlocks())
        .extracting(
            block -> block.group().spri(), SignatureBlock::firstNumber, SignatureBlock::count)
        .containsExactly(tuple("13", 1L, 3), tuple("134", 1L, 2));
  }

  @Test
  void blocksAreCountedOverAllGroups() throws Exception {
    List<byte[]> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.addAll(withPris(13, 134, 14));
    }
    List<SignatureBlock> blocks = SETUP.with(new ByPri()).archive(many).signatureBlocks();

    assertThat(blocks).hasSizeGreaterThan(6);
    assertThat(blocks)
        .extracting(SignatureBlock::counter)
        .containsExactlyElementsOf(LongStream.range(0, blocks.size()).boxed().toList());
    assertThat(blocks).extracting(block -> block.group().spri()).contains("13", "14", "134");
  }

  static List<Grouping> groupings() {
    return List.of(new One(), new ByPri(), ByRange.FACILITIES, new ForDestination(42));
  }

  @ParameterizedTest
  @MethodSource("groupings")
  void eachGroupHasItsCertificateBlocksWithThePayloadOfTheSession(Grouping grouping)
      throws Exception {
    ArchivedLog log = SETUP.with(grouping).archive(withPris(13, 134, 191, 0));
    List<String> groups = new ArrayList<>();
    for (Block block : log.blocks()) {
      assertThat(block.group().sg()).isEqualTo(Integer.toString(grouping.sg()));
      if (block instanceof CertificateBlock) {
        groups.add(block.group().spri());
      } else {
        assertThat(groups).contains(block.group().spri());
      }
    }

    assertThat(groups).doesNotHaveDuplicates();
    assertThat(log.payload().timestamp()).isEqualTo("2026-11-21T12:00:00.000000Z");
    assertThat(log.blocks()).allMatch(block -> block.verify(keyOf(log)));
  }

  @Test
  void sessionHasTheCertificateOfItsOwnNoticesBeforeAnyMessage() throws Exception {
    RunningSession session = SETUP.with(new ByPri()).start();

    assertThat(session.certificateBlocks()).hasSize(1);
    assertThat(new String(session.certificateBlocks().get(0), US_ASCII)).contains("SPRI=\"110\"");
  }

  @Test
  void groupWhoseCertificateCannotBeStoredIsNotBegunAndTheNextCallWorks() throws Exception {
    List<byte[]> stored = new ArrayList<>();
    boolean[] full = {false};
    Signer signer =
        new Signer(SETUP.key(), SETUP.header(), 32473, Optional.empty(), SigningSetup.NOON);
    SignSession session =
        SignSession.start(
            7,
            signer,
            SETUP.with(new ByPri()).config(),
            (rsid, blocks) -> {
              if (full[0]) {
                throw new IOException("disk full");
              }
              stored.addAll(blocks);
            });
    byte[] message = message(1);
    full[0] = true;

    assertThatIOException().isThrownBy(() -> session.groupOf(message, 0, message.length));
    full[0] = false;
    assertThat(session.groupOf(message, 0, message.length).spri()).isEqualTo(134);
    assertThat(stored).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<192>1 x", "<1", "<>1", "1", "<0134>1 x", "no PRI", "<13"})
  void whatHasNoPriCountsAsUserNotice(String text) throws Exception {
    RunningSession session = SETUP.with(new ByPri()).start();
    byte[] octets = text.getBytes(US_ASCII);

    assertThat(session.session().groupOf(octets, 0, octets.length).spri()).isEqualTo(13);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 42, 191})
  void priIsReadFromTheOctets(int pri) throws Exception {
    RunningSession session = SETUP.with(new ByPri()).start();
    byte[] octets = ("##<" + pri + ">1 x").getBytes(US_ASCII);

    assertThat(session.session().groupOf(octets, 2, octets.length - 2).spri()).isEqualTo(pri);
  }

  @Test
  void blockThatIsNotSentIsMadeAgainWithTheSameNumbers() throws Exception {
    SignSession session = SETUP.start().session();
    SignatureGroup group = session.groupOf(message(1), 0, message(1).length);
    session.add(group, message(1), 0, message(1).length);

    byte[] lost = session.block(group);
    SignatureBlock again = (SignatureBlock) ArchivedLog.blockOf(session.block(group)).orElseThrow();

    assertThat(new String(lost, US_ASCII)).contains(" GBC=\"0\" FMN=\"1\" CNT=\"1\" ");
    assertThat(again.counter()).isZero();
    assertThat(again.firstNumber()).isEqualTo(1);
    session.sent(group);
    assertThatIllegalStateException().isThrownBy(() -> session.block(group));
  }

  @Test
  void eachGroupBeginsAgainAt1After9999999999() throws Exception {
    RunningSession session = SETUP.with(new ByPri()).startAt(9_999_999_999L, 7);
    ArchivedLog log = new ArchivedLog(session.blocks(withPris(13, 134, 13, 134)));

    assertThat(log.signatureBlocks())
        .extracting(block -> block.group().spri() + ":" + block.firstNumber())
        .containsExactly("13:9999999999", "134:9999999999", "13:1", "134:1");
  }

  @Test
  void signerOfOneFacilityHasAtMostAGroupForEachSeverityAndOneForItsNotices() throws Exception {
    assertThat(SETUP.start().session().mostGroups()).isEqualTo(1);
    assertThat(SETUP.with(new ByPri()).start().session().mostGroups()).isEqualTo(9);
    assertThat(SETUP.with(ByRange.FACILITIES).start().session().mostGroups()).isEqualTo(2);
    assertThat(SETUP.with(new ForDestination(3)).start().session().mostGroups()).isEqualTo(1);
  }

  private static PublicKey keyOf(ArchivedLog log) {
    try {
      return log.key();
    } catch (MalformedBlockException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<byte[]> withPris(int... pris) {
    List<byte[]> messages = new ArrayList<>();
    for (byte[] message : messages(pris.length)) {
      String text = new String(message, US_ASCII);
      int pri = pris[messages.size()];
      messages.add(text.replace("<134>", "<" + pri + ">").getBytes(US_ASCII));
    }
    return messages;
  }
}
