package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestJson;
import io.sealpost.verify.TestSigner;
import io.sealpost.verify.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each option and each exit status of the command. */
@Tag("any-locale")
class VerifyCommandTest {
  private static final Path SAMPLE = VectorsTest.VECTORS.resolve("01-seed-sample/test.log");
  private static final Path SHA256 = VectorsTest.VECTORS.resolve("04-nbsd-rfc-sg0-C-sha256/a.log");
  private static final TestSigner SIGNER = TestSigner.create("0111");
  private static final String MESSAGE = "<13>1 2026-11-21T00:00:00Z host.example.org app 7 - - one";

  @TempDir Path directory;
  private Path log;

  @BeforeEach
  void writeLog() throws IOException {
    log = directory.resolve("a.log");
    Files.writeString(log, signed("\n"));
  }

  private static String signed(String terminator) {
    List<String> lines = List.of(SIGNER.certificate(), MESSAGE, SIGNER.block(1, List.of(MESSAGE)));
    return String.join(terminator, lines) + terminator;
  }

  private Path keyFile(TestSigner signer) throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(signer.keys().getPublic().getEncoded());
    return Files.writeString(
        directory.resolve("key.pem"),
        "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n");
  }

  @Test
  void publishedSampleGivesThePublishedOutput() throws IOException {
    CommandRun run = CommandRun.of("-i", SAMPLE);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEqualTo(Files.readString(SAMPLE.resolveSibling("expected-stdout.txt")));
    assertThat(run.err())
        .startsWith(Files.readString(SAMPLE.resolveSibling("expected-stderr.txt")))
        .contains("19 verified, 1 unsigned", "unsigned 1, lost 1, self-carried-key 1", "warning");
  }

  @Test
  void archiveUnderATrustedKeyIsClean() throws IOException {
    CommandRun run = CommandRun.of("--trust-key", keyFile(SIGNER), log);

    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("no findings").doesNotContain("warning");
    assertThat(run.out())
        .isEqualTo(
            "host.example.org,1,0111,0,110,1\t" + MESSAGE + "\nmessages without signature:\n");
  }

  @Test
  void keysOfTheLogItselfAreAFinding() {
    assertThat(CommandRun.of(log).status()).isEqualTo(1);
    CommandRun accepted = CommandRun.of("--self-carried-keys", log);
    assertThat(accepted.status()).isZero();
    assertThat(accepted.err()).contains("proves nothing");
  }

  @Test
  void foreignKeyIsAFinding() throws IOException {
    CommandRun run = CommandRun.of("--trust-key", keyFile(TestSigner.create("0111")), "-v", log);

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("untrusted-key: host.example.org,1,0111,0,110");
  }

  @Test
  void verifyIsTheDefaultCommand() {
    assertThat(CommandRun.of("verify", "-q", SAMPLE)).isEqualTo(CommandRun.of("-q", SAMPLE));
  }

  @Test
  void withoutFilesStandardInputIsRead() throws IOException {
    byte[] input = Files.readAllBytes(SAMPLE);

    assertThat(CommandRun.withInput(input, "-q").out()).isEqualTo(CommandRun.of(SAMPLE).out());
    assertThat(CommandRun.withInput(input, "--format", "ndjson").objects("message").get(0))
        .containsEntry("file", "-");
  }

  @Test
  void quietSilencesTheStatusAndVerboseShowsFindings() {
    assertThat(CommandRun.of("-q", SAMPLE).err()).isEmpty();
    assertThat(CommandRun.of("-q", "-v", SAMPLE).err().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith("unsigned: " + SAMPLE + ":13: "))
        .anyMatch(line -> line.startsWith("lost: ") && line.contains("numbers 13"));
  }

  @Test
  void verifiedAndUnsignedMessagesGoToFiles() throws IOException {
    Path out = directory.resolve("out");
    Path unsigned = directory.resolve("unsigned");

    CommandRun run = CommandRun.of("-q", "--in", SAMPLE, "--out", out, "--unsigned", unsigned);

    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(out) + Files.readString(unsigned))
        .isEqualTo(Files.readString(SAMPLE.resolveSibling("expected-stdout.txt")));
    assertThat(Files.readAllLines(unsigned)).hasSize(2);
  }

  @Test
  void inputIsNeverOverwritten() throws IOException {
    CommandRun run =
        CommandRun.of("-o", directory.resolve("../" + directory.getFileName() + "/a.log"), log);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("is an input");
    assertThat(log).isNotEmptyFile();
  }

  @Test
  void outputThatCannotBeMadeIsAUsageError() {
    CommandRun run = CommandRun.of("-o", directory.resolve("no/such/out"), log);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no/such/out");
  }

  @Test
  void onlyTheHashAskedForCounts() {
    assertThat(verified("--sha1", SAMPLE)).isEqualTo(19L);
    assertThat(verified("--sha256", SAMPLE)).isEqualTo(0L);
    assertThat(verified("--sha1", SHA256)).isEqualTo(0L);
    assertThat(verified("--sha256", SHA256)).isEqualTo(61L);
    assertThat(verified("--sha1", "--sha256", SHA256, SAMPLE)).isEqualTo(80L);
    assertThat(verified(SHA256, SAMPLE)).isEqualTo(80L);
  }

  private static Object verified(Object... arguments) {
    CommandRun run = CommandRun.of(with(arguments, "--format=ndjson"));
    return run.objects("summary").get(0).get("verified");
  }

  private static Object[] with(Object[] arguments, Object more) {
    Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = more;
    return all;
  }

  @Test
  void carriageReturnsAreStrippedOnRequest() throws IOException {
    Files.writeString(log, signed("\r\n"));

    assertThat(CommandRun.of("--self-carried-keys", "--strip-cr", log).status()).isZero();
    assertThat(CommandRun.of("--self-carried-keys", log).status()).isEqualTo(1);
  }

  @Test
  void summaryIsTheLastObject() {
    CommandRun run = CommandRun.of("-q", "--format", "NDJSON", SAMPLE);

    String last = run.out().lines().reduce((one, next) -> next).orElseThrow();
    Map<String, Object> summary = TestJson.object(last);
    assertThat(summary.remove("seconds")).isInstanceOf(Double.class);
    List<String> names = new ArrayList<>(List.of("kind", "messages"));
    Arrays.stream(Verdict.values()).map(Verdict::text).forEach(names::add);
    names.addAll(List.of("redelivered", "reordered", "lost", "uncovered"));
    names.addAll(List.of("badBlocks", "noKeyBlocks", "skippedBlocks", "trusted"));
    assertThat(summary.keySet()).containsExactlyElementsOf(names);
    assertThat(summary.entrySet())
        .containsSubsequence(
            Map.entry("kind", "summary"),
            Map.entry("messages", 20L),
            Map.entry("verified", 19L),
            Map.entry("unsigned", 1L),
            Map.entry("replay", 0L),
            Map.entry("redelivered", 0L),
            Map.entry("reordered", 0L),
            Map.entry("lost", 1L),
            Map.entry("uncovered", 0L),
            Map.entry("badBlocks", 0L),
            Map.entry("noKeyBlocks", 0L),
            Map.entry("skippedBlocks", 0L),
            Map.entry("trusted", false));
  }

  @Test
  void unsignedFileIsForTextOnly() {
    CommandRun run = CommandRun.of("--format", "ndjson", "-u", directory.resolve("u"), log);

    assertThat(run.status()).isEqualTo(2);
  }

  @Test
  void replayedMessagesAreListedApart() throws IOException {
    Files.writeString(log, signed("\n") + MESSAGE + "\n");

    assertThat(CommandRun.of("-q", log).out())
        .endsWith("messages without signature:\nreplayed messages:\n" + MESSAGE + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--sha", "--formt=text", "--follow", "--stric"})
  void unknownOptionIsAUsageError(String option) {
    CommandRun run = CommandRun.of(option, log);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("Unknown option: '" + option);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void misspeltOptionIsSuggested() {
    assertThat(CommandRun.of("--self-carried", log).err()).contains("--self-carried-keys");
  }

  @Test
  void formatThatIsNoneIsAUsageError() {
    assertThat(CommandRun.of("--format", "xml", log).status()).isEqualTo(2);
  }

  @Test
  void missingInputIsUnreadable() {
    CommandRun run = CommandRun.of(directory.resolve("missing.log"));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("missing.log: no such file");
  }

  @Test
  void damagedCompressedInputIsUnreadable() throws IOException {
    Path whole = VectorsTest.VECTORS.resolve("80-rotated-gz/test.log.2.gz");
    byte[] octets = Files.readAllBytes(whole);
    Path cut = Files.write(directory.resolve("cut.gz"), Arrays.copyOf(octets, 700));

    CommandRun run = CommandRun.of(cut);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("cut.gz: ");
  }

  @Test
  void directoriesAndPatternsAreReadInRotationOrder() throws IOException {
    Path rotated = VectorsTest.VECTORS.resolve("80-rotated-gz");
    for (String name : List.of("test.log.2.gz", "test.log.1.gz", "test.log")) {
      Files.copy(rotated.resolve(name), directory.resolve(name));
    }
    Files.delete(log);
    CommandRun byDirectory =
        CommandRun.of("-q", "--format=ndjson", "--self-carried-keys", directory);
    CommandRun byPattern =
        CommandRun.of(
            "-q", "--format=ndjson", "--self-carried-keys", directory.resolve("test.log*"));

    assertThat(byDirectory.status()).isZero();
    assertThat(byDirectory.objects("message"))
        .extracting(message -> Path.of(message.get("file").toString()).getFileName().toString())
        .containsSubsequence("test.log.2.gz", "test.log.1.gz", "test.log");
    assertThat(byPattern.objects("message")).isEqualTo(byDirectory.objects("message"));
    assertThat(CommandRun.of(directory.resolve("nothing*")).status()).isEqualTo(3);
  }

  @Test
  void helpAndVersionAreShown() {
    CommandRun help = CommandRun.of("-h");
    assertThat(help.status()).isZero();
    assertThat(help.out())
        .contains("--trust-cert", "--self-carried-keys", "--strip-cr", "Exit status");
    CommandRun version = CommandRun.of("--version");
    assertThat(version.status()).isZero();
    assertThat(version.out()).startsWith("sealpost-verifier ");
  }

  @Test
  void octetsPassThroughAsTheyAre() throws IOException {
    byte[] line = {'<', '1', '>', (byte) 0xFF, 0, (byte) 0xC3, 27, '\r', '\n'};
    Files.write(log, line);

    CommandRun text = CommandRun.of("-q", "-u", directory.resolve("u"), log);

    assertThat(text.status()).isEqualTo(1);
    assertThat(Files.readAllBytes(directory.resolve("u")))
        .isEqualTo(concat("messages without signature:\n".getBytes(UTF_8), line));
    assertThat(CommandRun.of("-q", "--format=ndjson", log).objects("message"))
        .singleElement()
        .satisfies(message -> assertThat(message).containsEntry("verdict", "unsigned"));
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
