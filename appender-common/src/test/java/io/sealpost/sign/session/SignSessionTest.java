package io.sealpost.sign.session;

import static io.sealpost.sign.SigningSetup.HEADER;
import static io.sealpost.sign.SigningSetup.message;
import static io.sealpost.sign.SigningSetup.messages;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.sealpost.message.Header;
import io.sealpost.sign.ArchivedLog;
import io.sealpost.sign.Block;
import io.sealpost.sign.BlockFields;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.GroupId;
import io.sealpost.sign.RunningSession;
import io.sealpost.sign.SignatureBlock;
import io.sealpost.sign.SignatureGroup;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.SignatureScheme;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-locale")
class SignSessionTest {
  @ParameterizedTest
  @CsvSource({
    "DSA_SHA_1, C",
    "DSA_SHA_1, K",
    "DSA_SHA_256, C",
    "DSA_SHA_256, K",
    "ECDSA_P256, C",
    "ECDSA_P256, K",
    "ED25519, C",
    "ED25519, K"
  })
  void everyMessageOfASessionIsCoveredByABlockThatVerifies(SignatureScheme scheme, KeyBlobType blob)
      throws Exception {
    ArchivedLog log = SigningSetup.of(scheme, blob).archive(100);
    PublicKey key = log.key();

    assertThat(log.blocks()).allMatch(block -> block.verify(key));
    List<byte[]> digests = new ArrayList<>();
    log.signatureBlocks().forEach(block -> digests.addAll(ArchivedLog.digests(block)));
    assertThat(digests).hasSize(100);
    for (int number = 1; number <= 100; number++) {
      assertThat(digests.get(number - 1))
          .isEqualTo(scheme.hash().newDigest().digest(message(number)));
    }
    assertThat(log.payload().type()).isEqualTo(blob.name().charAt(0));
    assertThat(log.payload().timestamp()).isEqualTo("2026-11-21T12:00:00.000000Z");
  }

  @Test
  void withTypeNTheBlocksVerifyUnderTheKeyThatTheCollectorHas() throws Exception {
    SigningSetup setup = SigningSetup.of(Hash.SHA_256, KeyBlobType.N);
    ArchivedLog log = setup.archive(3);

    assertThat(log.payload().type()).isEqualTo('N');
    assertThat(log.payload().key()).isEmpty();
    assertThat(log.blocks()).hasSize(2).allMatch(verifiesUnder(setup));
  }

  @Test
  void numbersGoOnFromBlockToBlockAndBlocksAreCounted() throws Exception {
    List<SignatureBlock> blocks =
        SigningSetup.of(Hash.SHA_256, KeyBlobType.K).archive(100).signatureBlocks();

    assertThat(blocks).extracting(SignatureBlock::counter).containsExactly(0L, 1L, 2L);
    long next = 1;
    for (SignatureBlock block : blocks) {
      assertThat(block.firstNumber()).isEqualTo(next);
      next += block.count();
    }
    assertThat(next).isEqualTo(101);
  }

  @Test
  void allBlocksNameTheSignerOfTheHeaderAndTheSession() throws Exception {
    ArchivedLog log = SigningSetup.of(Hash.SHA_1, KeyBlobType.C).archive(1);

    assertThat(log.blocks())
        .extracting(Block::group)
        .containsOnly(
            new GroupId(
                "host.example.org", "billing", "4242.k3v9x2aq", "1795262400", "0111", "0", "110"));
  }

  @Test
  void blockReadsLikeTheExampleInTheRfc() throws Exception {
    RunningSession session = SigningSetup.of(Hash.SHA_1, KeyBlobType.C).start();
    byte[] text = "__abc__".getBytes(US_ASCII);
    session.add(text, 2, 3);

    // "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=" is the SHA-1 of "abc" (FIPS 180-4) in base64.
    assertThat(new String(session.block(), US_ASCII))
        .matches(
            "<110>1 2026-11-21T12:00:00\\.000000Z host\\.example\\.org billing 4242\\.k3v9x2aq - "
                + "\\[ssign VER=\"0111\" RSID=\"1795262400\" SG=\"0\" SPRI=\"110\" GBC=\"0\" "
                + "FMN=\"1\" CNT=\"1\" HB=\"qZk\\+NkcGgWq6PiVxeFDCbJzQ2J0=\" "
                + "SIGN=\"[A-Za-z0-9+/]+={0,2}\"]");
  }

  @ParameterizedTest
  @ValueSource(ints = {480, 1_180, 2_048, 4_000})
  void noBlockIsLargerThanAllowedNorCouldHoldOneHashMore(int maxOctets) throws Exception {
    SigningSetup setup = SigningSetup.of(Hash.SHA_256, KeyBlobType.C).withMaxBlockOctets(maxOctets);
    // The widest numbers, so that the block is as wide as it may ever become.
    RunningSession session = setup.startAt(9_999_999_000L, 9_999_999_999L);
    int messages = 1;
    while (!session.add(message(messages), 0, message(messages).length)) {
      messages++;
    }
    byte[] block = session.block();

    int shorterSignature = 2;
    assertThat(block.length).isBetween(maxOctets - 45 - shorterSignature * 4, maxOctets);
    assertThat(session.session().blockOctetsPerMessage(0) * messages)
        .isGreaterThanOrEqualTo(block.length);
    assertThat((session.session().blockOctetsPerMessage(0) - 2) * messages)
        .isLessThan(block.length);
    assertThat(session.certificateBlocks()).allMatch(cert -> cert.length <= maxOctets);
  }

  @Test
  void certificateBlocksSayWhatTheyWereMadeByAndSignatureBlocksDoNot() throws Exception {
    RunningSession session = SigningSetup.of(Hash.SHA_256, KeyBlobType.C).start();
    session.add(SigningSetup.message(1));

    String origin = "\"][origin software=\"Sealpost\" swVersion=\"1.0\"]";
    assertThat(session.certificateBlocks())
        .isNotEmpty()
        .allSatisfy(block -> assertThat(new String(block, US_ASCII)).endsWith(origin));
    assertThat(new String(session.block(), US_ASCII)).doesNotContain("[origin");
  }

  @Test
  void blockHoldsAtMost99HashesHoweverLargeItMayBe() throws Exception {
    SigningSetup setup = SigningSetup.of(Hash.SHA_1, KeyBlobType.K).withMaxBlockOctets(100_000);

    assertThat(setup.archive(100).signatureBlocks())
        .extracting(SignatureBlock::count)
        .containsExactly(99, 1);
  }

  @Test
  void payloadIsCutIntoFragmentsThatFollowOneAnother() throws Exception {
    SigningSetup setup = SigningSetup.of(Hash.SHA_256, KeyBlobType.C);
    ArchivedLog whole = setup.withMaxBlockOctets(4_096).archive(1);
    ArchivedLog cut = setup.withMaxBlockOctets(480).archive(1);

    List<CertificateBlock> fragments = new ArrayList<>();
    for (Block block : cut.blocks()) {
      if (block instanceof CertificateBlock certificate) {
        fragments.add(certificate);
      }
    }
    assertThat(fragments).hasSizeGreaterThan(5);
    int next = 1;
    for (CertificateBlock fragment : fragments) {
      assertThat(fragment.index()).isEqualTo(next);
      next += fragment.fragment().length;
    }
    assertThat(fragments)
        .allMatch(fragment -> fragment.totalOctets() == fragments.get(0).totalOctets());
    assertThat(next - 1).isEqualTo(fragments.get(0).totalOctets());
    assertThat(cut.payload().certificate().orElseThrow())
        .isEqualTo(whole.payload().certificate().orElseThrow());
  }

  @Test
  void after9999999999Comes1AndNoBlockCoversBoth() throws Exception {
    SigningSetup setup = SigningSetup.of(Hash.SHA_1, KeyBlobType.K);
    ArchivedLog log = new ArchivedLog(setup.startAt(9_999_999_998L, 7).blocks(messages(5)));

    assertThat(log.signatureBlocks())
        .extracting(SignatureBlock::firstNumber)
        .containsExactly(9_999_999_998L, 1L);
    assertThat(log.signatureBlocks()).extracting(SignatureBlock::count).containsExactly(2, 3);
    assertThat(log.blocks()).allMatch(verifiesUnder(setup));
  }

  @Test
  void lastBlockThatCanBeCountedIsMadeAndNoneAfterIt() throws Exception {
    RunningSession session =
        SigningSetup.of(Hash.SHA_1, KeyBlobType.K).startAt(1, BlockFields.MAX_NUMBER);
    session.add(message(1), 0, 10);

    assertThat(new String(session.block(), US_ASCII)).contains(" GBC=\"9999999999\" ");
    session.add(message(2), 0, 10);
    assertThatIllegalStateException().isThrownBy(session::block).withMessageContaining("GBC");
    assertThat(session.pending()).isEqualTo(1);
  }

  @Test
  void blockOfNothingIsRefusedAndTheNextOneIsWhole() throws Exception {
    RunningSession session = SigningSetup.of(Hash.SHA_1, KeyBlobType.K).start();

    SignatureGroup empty = session.session().groupOf(message(1), 0, 10);
    assertThatIllegalStateException().isThrownBy(() -> session.session().block(empty));
    assertThat(session.add(message(1), 0, 10)).isFalse();
    assertThat(session.pending()).isEqualTo(1);
    assertThat(ArchivedLog.blockOf(session.block())).isPresent();
    assertThat(session.pending()).isZero();
  }

  @Test
  void fullBlockTakesNoMessageMore() throws Exception {
    RunningSession session =
        SigningSetup.of(Hash.SHA_1, KeyBlobType.K).withMaxBlockOctets(480).start();
    int number = 1;
    while (!session.add(message(number), 0, message(number).length)) {
      number++;
    }

    byte[] next = message(number + 1);
    assertThatIllegalStateException().isThrownBy(() -> session.add(next, 0, next.length));
    SignatureBlock block = (SignatureBlock) ArchivedLog.blockOf(session.block()).orElseThrow();
    assertThat(block.count()).isEqualTo(number);
  }

  @Test
  void headerThatLeavesNoRoomForAHashIsRefusedByNameOfTheSetting() {
    Header wide = new Header(HEADER.facility(), "h".repeat(255), "a".repeat(48), "p".repeat(128));
    SigningSetup setup = SigningSetup.of(Hash.SHA_256, KeyBlobType.K).withHeader(wide);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> setup.withMaxBlockOctets(480).start())
        .withMessageContaining("maxBlockSize 480");
  }

  @Test
  void widestHeaderThatRfc5424AllowsStillLeaves29HashesInABlockOf2048Octets() throws Exception {
    Header wide = new Header(HEADER.facility(), "h".repeat(255), "a".repeat(48), "p".repeat(128));
    SigningSetup setup = SigningSetup.of(Hash.SHA_256, KeyBlobType.K).withHeader(wide);

    assertThat(setup.archive(100).signatureBlocks().get(0).count()).isGreaterThan(28);
  }

  private static Predicate<Block> verifiesUnder(SigningSetup setup) throws IOException {
    PublicKey key = setup.key().publicKey();
    return block -> block.verify(key);
  }
}
