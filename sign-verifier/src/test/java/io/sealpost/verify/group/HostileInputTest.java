package io.sealpost.verify.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sealpost.message.ParsedMessage;
import io.sealpost.sign.Block;
import io.sealpost.sign.CertificateBlock;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.testing.Thorough;
import io.sealpost.verify.ArchiveVerifier;
import io.sealpost.verify.Feed;
import io.sealpost.verify.TestLog;
import io.sealpost.verify.TestSigner;
import io.sealpost.verify.Verified;
import io.sealpost.verify.VerifierConfig;
import io.sealpost.verify.input.ArchiveReader;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the octets are: no exception, and nothing verified that was not signed. */
class HostileInputTest {
  private static final Path VECTORS = Path.of("src/test/resources/vectors");
  private static final int MUTANTS_PER_SEED = 12;
  private static final VerifierConfig SELF_CARRIED =
      VerifierConfig.of(new TrustPolicy(List.of(), true));

  private static List<byte[]> logs;
  private static Set<String> genuine;

  @BeforeAll
  static void readLogs() throws IOException {
    try (Stream<Path> files = Files.walk(VECTORS)) {
      List<Path> paths = files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
      logs = paths.stream().map(HostileInputTest::octets).toList();
    }
    genuine = new HashSet<>();
    for (byte[] log : logs) {
      genuine.addAll(lines(log));
    }
  }

  private static byte[] octets(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> lines(byte[] log) {
    return new String(log, StandardCharsets.ISO_8859_1).lines().collect(Collectors.toSet());
  }

  static LongStream seeds() {
    return Thorough.seeds(4, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void mutantsNeverThrowAndNeverVerifyWhatWasNotSigned(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < MUTANTS_PER_SEED; i++) {
      byte[] mutant = mutate(logs.get(random.nextInt(logs.size())), random);
      assertThatCode(() -> check(mutant))
          .as("seed %d, mutant %d", seed, i)
          .doesNotThrowAnyException();
    }
  }

  private static void check(byte[] log) throws IOException {
    Verified verified = verify(log);
    verified.numbers().values().forEach(texts -> texts.forEach(HostileInputTest::checkGenuine));
    assertThat(verified.findings())
        .allSatisfy(finding -> assertThat(finding.toString()).isNotEmpty());
    Summary counts = verified.summary();
    assertThat(counts.messages()).isEqualTo(verified.messages());
  }

  private static Verified verify(byte[] log) throws IOException {
    Verified verified = new Verified();
    try (ArchiveVerifier verifier = new ArchiveVerifier(SELF_CARRIED, verified)) {
      ArchiveReader.read(new ByteArrayInputStream(log), false, new Feed(verifier));
      return verified.with(verifier.finish());
    }
  }

  private static void checkGenuine(String text) {
    // The one octet that may come or go behind structured data without a text.
    if (text.equals("lost")) {
      return;
    }
    assertThat(List.of(text, text + " ", text.replaceFirst(" $", ""))).anyMatch(genuine::contains);
  }

  private static byte[] mutate(byte[] log, SplittableRandom random) {
    byte[] mutant = log.clone();
    int changes = random.nextInt(1, 6);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutant.length);
      int length = Math.min(random.nextInt(1, 400), mutant.length - at);
      switch (random.nextInt(6)) {
        case 0 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> mutant[at] = (byte) random.nextInt(256);
        case 2 -> mutant = splice(mutant, at, at + length, new byte[0]);
        case 3 -> mutant = splice(mutant, at, at, Arrays.copyOfRange(mutant, at, at + length));
        case 4 -> mutant = splice(mutant, at, at + 1, digits(random));
        default ->
            mutant = splice(mutant, at, at, "\" SIGN=\"".getBytes(StandardCharsets.US_ASCII));
      }
    }
    return mutant;
  }

  private static byte[] digits(SplittableRandom random) {
    return Long.toString(random.nextLong(100_000_000_000L)).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] splice(byte[] octets, int from, int to, byte[] between) {
    byte[] spliced = new byte[from + between.length + octets.length - to];
    System.arraycopy(octets, 0, spliced, 0, from);
    System.arraycopy(between, 0, spliced, from, between.length);
    System.arraycopy(octets, to, spliced, from + between.length, octets.length - to);
    return spliced;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void binaryFilesAreMessagesWithoutSignature(long seed) {
    byte[] noise = new byte[300_000];
    new SplittableRandom(seed).nextBytes(noise);
    noise[0] = 0;

    assertThatCode(() -> check(noise)).doesNotThrowAnyException();
  }

  @Test
  void floodOfPlausibleBlocksIsBounded() {
    TestSigner signer = TestSigner.create("0111");
    TestLog log = TestLog.signed(signer, 10);
    List<String> forged = signer.certificates(signer.payload(), 60);
    for (int copy = 0; copy < 60; copy++) {
      String marker = String.format(Locale.ROOT, "FRAG=\"%04d", copy);
      forged.forEach(block -> log.lines().add(0, block.replaceFirst("FRAG=\"....", marker)));
    }

    Verified report = log.verify();

    assertThat(report.summary().verified()).isEqualTo(10);
    assertThat(report.summary().badBlocks()).isGreaterThan(500);
  }

  @Test
  void forgedBlocksAreForgottenWithTheirStretch() throws MalformedBlockException {
    byte[] forged =
        TestSigner.create("0111")
            .certificate()
            .replace(":00Z K", ":01Z K")
            .getBytes(StandardCharsets.US_ASCII);
    ParsedMessage message = ParsedMessage.parse(forged, 0, forged.length).orElseThrow();
    Block block = Block.of(message).orElseThrow();
    GroupKeys keys = new GroupKeys("host.example.org", TrustPolicy.NONE, new KnownKeys());
    keys.add((CertificateBlock) block, 7);
    keys.update(Stream::empty);

    keys.forgetBefore(7);
    assertThat(keys.judge(block)).isEqualTo(BlockVerdict.BAD_SIGNATURE);
    keys.forgetBefore(8);
    assertThat(keys.judge(block)).isEqualTo(BlockVerdict.NO_KEY);
  }

  @Test
  void floodOfGroupsIsGivenUpWithItsVerdicts() {
    TestSigner signer = TestSigner.create("0111");
    TestLog log = TestLog.signed(signer, 30);
    String forged = signer.block(1, TestLog.messages(500, 1));
    for (int rsid = 2; rsid < 15_000; rsid++) {
      log.add(forged.replaceFirst("RSID=\"1\"", "RSID=\"" + rsid + "\""));
    }
    log.add(TestLog.messages(30, 5)).add(signer.block(31, TestLog.messages(30, 5)));

    Verified verified = log.verifyIn(5_000_000, 1_000);

    assertThat(verified.summary().verified()).isEqualTo(35);
    assertThat(verified.summary().uncovered()).isZero();
    assertThat(verified.givenUp()).isNotEmpty();
    assertThat(verified.givenUp().size() + verified.groups().size()).isEqualTo(14_999);
    assertThat(verified.verdicts()).filteredOn("sig nokey"::equals).hasSize(14_998);
  }

  @Test
  void thousandsOfEqualMessagesAreEachTheirOwn() {
    TestSigner signer = TestSigner.create("0111");
    String beat = TestLog.message(0);
    TestLog log = new TestLog().add(signer.certificate());
    for (int first = 1; first < 20_000; first += 90) {
      List<String> beats = Collections.nCopies(90, beat);
      log.add(beats).add(signer.block(first, beats));
    }

    Verified verified = log.verify();

    assertThat(verified.isClean()).isTrue();
    assertThat(verified.summary().verified()).isEqualTo(90 * 223);
  }

  @Test
  void claimedSizesCostNoMemory() {
    String block = TestSigner.create("0111").certificate();
    TestLog log = new TestLog();
    for (int i = 0; i < 200; i++) {
      log.add(block.replaceFirst("TPBL=\"\\d+\"", "TPBL=\"" + (99_999_999 - i) + "\""));
    }

    assertThat(TestLog.verdicts(log.verify())).containsOnly("cert nokey");
  }

  @Test
  void lineThatWasCutIsUnsignedEvenIfItsBeginningIsSigned() throws IOException {
    TestSigner signer = TestSigner.create("0111");
    byte[] message = TestLog.message(0).getBytes(StandardCharsets.US_ASCII);
    Verified verified = new Verified();
    try (ArchiveVerifier verifier = new ArchiveVerifier(SELF_CARRIED, verified)) {
      for (String block : List.of(signer.certificate(), signer.block(1, TestLog.messages(0, 1)))) {
        byte[] octets = block.getBytes(StandardCharsets.US_ASCII);
        verifier.add(1, octets, 0, octets.length);
      }
      verifier.addCut(3, message, 0, message.length);
      verified.with(verifier.finish());
    }

    assertThat(verified.summary().unsigned()).isEqualTo(1);
    assertThat(verified.findings())
        .extracting(Finding::evidence)
        .anyMatch(evidence -> evidence.startsWith("longer than any message"));
  }
}
