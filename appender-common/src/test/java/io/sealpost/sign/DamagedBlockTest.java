package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.encoding.Base64Text;
import io.sealpost.sign.encoding.UndecodableException;
import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.SigningKey;
import io.sealpost.testing.Excerpt;
import io.sealpost.testing.Thorough;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes on the way is noticed, and nothing that comes back makes the reader fail. */
class DamagedBlockTest {
  private static final int ROUNDS = Thorough.times(6_000, 30_000);

  private static ArchivedLog log;
  private static PublicKey key;

  @BeforeAll
  static void sign() throws Exception {
    log = SigningSetup.of(Hash.SHA_1, KeyBlobType.K).archive(2);
    key = log.key();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0x02, 0x20, 0x80})
  void everyOctetOfABlockThatChangesIsNoticed(int mask) {
    byte[] block = lastLine();
    assertThat(verifies(block)).isTrue();
    Optional<DsaSignature> signature = signatureOf(block);
    for (int at = 0; at < block.length; at++) {
      byte[] changed = block.clone();
      changed[at] ^= (byte) mask;
      // The bit count of an MPI may be rounded up: that is the same signature in other words.
      boolean reworded = isWithinSign(block, at) && signatureOf(changed).equals(signature);
      if (!reworded) {
        assertThat(verifies(changed)).as("octet %d: %s", at, text(changed)).isFalse();
      }
    }
  }

  @Test
  void everyOctetThatIsMissingOrTwiceIsNoticed() {
    byte[] block = lastLine();
    for (int at = 0; at < block.length; at++) {
      byte[] head = Arrays.copyOf(block, at);
      byte[] tail = Arrays.copyOfRange(block, at + 1, block.length);

      assertThat(verifies(joined(head, tail))).as("without octet %d", at).isFalse();
      assertThat(verifies(joined(head, new byte[] {block[at], block[at]}, tail)))
          .as("octet %d twice", at)
          .isFalse();
      assertThat(verifies(head)).as("cut to %d octets", at).isFalse();
    }
  }

  @Test
  void oneSpaceThatACollectorAddedAtTheEndIsTolerated() {
    byte[] block = lastLine();

    assertThat(verifies(joined(block, ascii(" ")))).isTrue();
    assertThat(verifies(joined(block, ascii("  ")))).isFalse();
    assertThat(verifies(joined(block, ascii(" x")))).isFalse();
    assertThat(verifies(joined(block, ascii("\n")))).isFalse();
    assertThat(verifies(joined(ascii(" "), block))).isFalse();
  }

  @Test
  void whatASignerPutAroundTheBlockIsSignedToo() throws Exception {
    String sign = "SIGN=\"AKA=\"";
    for (String end : List.of(" text " + sign, " ", "[x@1 " + sign + "] [ssign " + sign + "]")) {
      byte[] message = signedWith("[y@1 " + sign + "][ssign ", end);

      assertThat(verifies(message)).as(Excerpt.of(text(message))).isTrue();
      for (String part : List.of("[y@1 ", "[x@1 ", "text")) {
        String changed = text(message).replace(part, part.replace('1', '2').replace('t', 'T'));
        if (!changed.equals(text(message))) {
          assertThat(verifies(changed.getBytes(ISO_8859_1))).as(Excerpt.of(changed)).isFalse();
        }
      }
    }
  }

  @Test
  void spaceThatTheSignerHadAtTheEndIsNeededUnlessTheCollectorKeptIt() throws Exception {
    byte[] message = signedWith("[ssign ", " ");

    assertThat(verifies(message)).isTrue();
    assertThat(verifies(Arrays.copyOf(message, message.length - 1))).isFalse();
  }

  @Test
  void blockThatBeginsInTheMiddleOfAnArrayVerifiesThere() throws Exception {
    byte[] block = lastLine();
    byte[] window = joined(ascii("before\n"), block, ascii("\nbehind"));
    ParsedMessage message = ParsedMessage.parse(window, 7, 7 + block.length).orElseThrow();

    assertThat(Block.of(message).orElseThrow().verify(key)).isTrue();
  }

  @Test
  void damagedBlocksThrowNothingButThatTheyAreMalformed() throws Exception {
    Random random = new Random(5848);
    List<byte[]> blocks = new ArrayList<>();
    for (String name :
        List.of("rfc5848-examples.log", "seed-sample-2008.log", "netbsd-draft-key-sha1.log")) {
      blocks.addAll(ArchivedLog.read(name).lines());
    }
    int wellFormed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] damaged = damaged(blocks.get(random.nextInt(blocks.size())), random);
      Optional<Block> block = blockOf(damaged);
      if (block.isPresent()) {
        wellFormed++;
      }
      if (block.isPresent() && block.get() instanceof CertificateBlock certificate) {
        PayloadBlock.parse(certificate.fragment());
      }
    }
    assertThat(wellFormed).isBetween(ROUNDS / 100, ROUNDS);
  }

  @Test
  void damagedKeysGiveNoneOrOneThatFailsQuietly() throws Exception {
    Random random = new Random(5848);
    Block block = ArchivedLog.blockOf(lastLine()).orElseThrow();
    List<byte[]> blobs = List.of(DsaKey.of(key).orElseThrow().toMpis(), key.getEncoded());
    byte[] certificate =
        ArchivedLog.read("seed-sample-2008.log").payload().certificate().orElseThrow();
    for (int round = 0; round < ROUNDS; round++) {
      byte[] blob = round % 3 == 2 ? certificate : blobs.get(round % 3);
      byte[] damaged = damaged(blob, random);
      String text = "- " + (round % 3 == 2 ? "C " : "K ") + Base64Text.encode(damaged);
      Optional<PublicKey> other = PayloadBlock.parse(ascii(text)).orElseThrow().key();
      if (round % 20 < 3 && other.isPresent() && !other.get().equals(key)) {
        assertThat(block.verify(other.get())).isFalse();
      }
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] octets = whole.clone();
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(octets.length);
      switch (random.nextInt(4)) {
        case 0 -> octets[at] = (byte) random.nextInt(256);
        case 1 -> octets[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> octets[at] = octets[random.nextInt(octets.length)];
        default -> octets = Arrays.copyOf(octets, Math.max(1, at));
      }
    }
    return octets;
  }

  /** A signature block with other text before its parameters and behind its element. */
  private static byte[] signedWith(String begin, String end) throws IOException {
    String[] parts = text(lastLine()).split("\\[ssign |]", -1);
    String unsigned = parts[0] + begin + parts[1].replaceFirst(" SIGN=\"[^\"]*\"", "");
    byte[] signed = (unsigned + "]" + end).getBytes(ISO_8859_1);
    SigningKey signer = SigningSetup.of(Hash.SHA_1, KeyBlobType.K).key();
    String sign = Base64Text.encode(signer.sign(signed, 0, signed.length));
    return (unsigned + " SIGN=\"" + sign + "\"]" + end).getBytes(ISO_8859_1);
  }

  private static boolean verifies(byte[] message) {
    return blockOf(message).filter(block -> block.verify(key)).isPresent();
  }

  private static Optional<Block> blockOf(byte[] message) {
    try {
      return ArchivedLog.blockOf(message);
    } catch (MalformedBlockException e) {
      assertThat(e.fault()).isNotNull();
      return Optional.empty();
    }
  }

  private static boolean isWithinSign(byte[] block, int at) {
    int begin = text(block).indexOf("SIGN=\"") + 6;
    return at >= begin && at < block.length - 2;
  }

  private static Optional<DsaSignature> signatureOf(byte[] block) {
    String text = text(block);
    try {
      String sign = text.substring(text.indexOf("SIGN=\"") + 6, text.length() - 2);
      return Optional.of(DsaSignature.decode(Base64Text.decode(sign)));
    } catch (UndecodableException e) {
      return Optional.empty();
    }
  }

  private static byte[] lastLine() {
    return log.lines().get(log.lines().size() - 1);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  private static String text(byte[] octets) {
    return new String(octets, ISO_8859_1);
  }
}
