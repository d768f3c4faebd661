package io.sealpost.verify.group;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.Hash;
import io.sealpost.verify.TestLog;
import io.sealpost.verify.TestSigner;
import io.sealpost.verify.Verified;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.trust.TrustPolicy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A signer of the 2008 kind: each message is in three blocks, and there are very many of them. */
class BlockSelectionTest {
  private static final int STEP = 2;
  private static final int WINDOW = 3 * STEP;
  private static final int BLOCKS = BlockSelection.ALL_CHECKED + 300;

  private static List<String> lines;

  @BeforeAll
  static void sign() {
    TestSigner signer = TestSigner.create("0111");
    List<String> messages = TestLog.messages(0, BLOCKS * STEP);
    lines = new ArrayList<>(List.of(signer.certificate()));
    for (int end = STEP; end <= messages.size(); end += STEP) {
      int begin = Math.max(0, end - WINDOW);
      lines.addAll(messages.subList(end - STEP, end));
      lines.add(signer.block(begin + 1, messages.subList(begin, end)));
    }
  }

  private static TestLog log() {
    return new TestLog().add(lines);
  }

  private static VerifierConfig allBlocks() {
    return new VerifierConfig(
        new TrustPolicy(List.of(), true),
        EnumSet.allOf(Hash.class),
        VerifierConfig.USUAL_MEMORY,
        Optional.empty(),
        true,
        false,
        List.of());
  }

  private static long count(Verified verified, String verdict) {
    return verified.verdicts().stream().filter(verdict::equals).count();
  }

  private static String broken(String block) {
    return block.replaceFirst("GBC=\"", "GBC=\"1");
  }

  @Test
  void blocksThatAddNoNumberArePassedOver() {
    Verified verified = log().verify();

    assertThat(verified.isClean()).isTrue();
    assertThat(verified.summary().verified()).isEqualTo(BLOCKS * STEP);
    assertThat(count(verified, "sig skipped")).isGreaterThan(BLOCKS / 2);
  }

  @Test
  void passingOverGoesOnOverStretches() {
    Verified verified = log().verifyIn(400_000, 1_000);

    assertThat(verified.isClean()).isTrue();
    assertThat(verified.summary().verified()).isEqualTo(BLOCKS * STEP);
    assertThat(count(verified, "sig skipped")).isPositive();
  }

  @Test
  void allBlocksAreCheckedIfThatIsAskedFor() {
    Verified verified = log().verify(allBlocks());

    assertThat(count(verified, "sig verified")).isEqualTo(BLOCKS);
  }

  @Test
  void wherePassedOverOnesAreNeededTheyAreChecked() {
    Verified intact = log().verify();
    TestLog log = log();
    int chosen = intact.verdicts().lastIndexOf("sig verified") - 30;
    while (!intact.verdicts().get(chosen).equals("sig verified")) {
      chosen++;
    }
    log.lines().set(chosen, broken(log.lines().get(chosen)));

    Verified verified = log.verify();

    assertThat(verified.summary().verified()).isEqualTo(BLOCKS * STEP);
    assertThat(TestLog.findings(verified)).containsExactly("bad-block a.log:" + (chosen + 1));
  }

  @Test
  void forgedBlockThatClaimsOtherHashesIsNotPassedOver() {
    TestLog log = log();
    TestSigner forger = TestSigner.create("0111");
    log.add(forger.block(BLOCKS * STEP - 3, TestLog.messages(50_000, 3)));

    assertThat(TestLog.findings(log.verify()))
        .containsExactly("bad-block a.log:" + log.lines().size());
  }

  @Test
  void badBlockThatAddsNothingIsFoundOnlyIfAllAreChecked() {
    Verified intact = log().verify();
    TestLog log = log();
    int skipped = intact.verdicts().lastIndexOf("sig skipped");
    log.lines().set(skipped, broken(log.lines().get(skipped)));

    assertThat(log.verify().isClean()).isTrue();
    assertThat(TestLog.findings(log.verify(allBlocks())))
        .containsExactly("bad-block a.log:" + (skipped + 1));
  }

  /** What somebody without a key might make of a block that is passed over. */
  static Stream<UnaryOperator<String>> forgeries() {
    return Stream.of(
        block -> block + " transfer of 1,000,000 to account 7",
        block -> block + "[note text=\"transfer\"]",
        block -> block.replace(" - [ssign", " - [note text=\"transfer\"][ssign"),
        block -> block.replace(" - [ssign", " TRANSFER [ssign"),
        block -> block.replace("<110>", "<8>"),
        block -> block.replaceFirst("<110>1 \\S+", "<110>1 1,000,000-to-account-7"),
        block -> block.replaceFirst("<110>1 \\S+", "<110>1 2026-13-41T00:00:00Z"),
        block ->
            block.replaceFirst("SIGN=\"[^\"]*", "SIGN=\"" + mpis("transfer of 1,000,000 to seven")),
        block -> block.replaceFirst("SIGN=\"[^\"]*", "SIGN=\"AAAAAA=="));
  }

  /** Two numbers in the form of a signature, of which the octets are text. */
  private static String mpis(String text) {
    byte[] octets = (text + text).getBytes(US_ASCII);
    ByteBuffer numbers = ByteBuffer.allocate(2 * (octets.length + 2));
    for (int i = 0; i < 2; i++) {
      numbers.putShort((short) (8 * octets.length)).put(octets);
    }
    return Base64.getEncoder().encodeToString(numbers.array());
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void whateverSaysAnythingIsChecked(UnaryOperator<String> forgery) {
    Verified intact = log().verify();
    int skipped = intact.verdicts().lastIndexOf("sig skipped");
    TestLog log = log();
    log.lines().add(skipped + 1, forgery.apply(log.lines().get(skipped)));

    Verified verified = log.verify();

    assertThat(TestLog.findings(verified)).containsExactly("bad-block a.log:" + (skipped + 2));
    assertThat(verified.summary().skippedBlocks()).isPositive();
  }

  @Test
  void blockOverNumbersOfLongAgoIsCheckedSinceItsHashesAreNotKnown() {
    TestLog log = log();
    String old = log.lines().get(3);
    String hashes = old.replaceFirst(".* HB=\"([^\"]*)\".*", "$1");
    String text = Base64.getEncoder().encodeToString("transfer to seven...".getBytes(US_ASCII));
    log.add(old.replace(hashes, (text + " " + text)));

    assertThat(TestLog.findings(log.verifyIn(400_000, 1_000)))
        .containsExactly("bad-block a.log:" + log.lines().size());
  }
}
