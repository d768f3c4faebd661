package io.sealpost.verify.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.cli.CommandRun;
import io.sealpost.verify.cli.VectorsTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is named is read, or named as not read. */
class UnreadInputTest {
  private static final Path SAMPLE = VectorsTest.VECTORS.resolve("01-seed-sample/test.log");
  private static final Path FIELD = Path.of("src/test/resources/field");
  private static final Path KEY = FIELD.resolve("dsa1024.pub.pem");

  @TempDir Path directory;

  private static CommandRun verify(Object... inputs) {
    Object[] arguments = new Object[inputs.length + 2];
    arguments[0] = "--trust-key";
    arguments[1] = KEY;
    System.arraycopy(inputs, 0, arguments, 2, inputs.length);
    return CommandRun.of(arguments);
  }

  @Test
  void secondMemberWithADamagedHeaderIsNamed() {
    CommandRun run = verify(FIELD.resolve("s12bad.gz"));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("s12bad.gz: damaged gzip data", "member 2")
        .doesNotContain("no findings");
  }

  @Test
  void bothMembersAreReadFromStandardInput() throws IOException {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(Files.readAllBytes(FIELD.resolve("s1.gz")));
    both.write(Files.readAllBytes(FIELD.resolve("s2.gz")));

    CommandRun run = CommandRun.withInput(both.toByteArray(), "--trust-key", KEY, "-");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("110 messages: 109 verified, 1 unsigned");
  }

  @Test
  void restOfADirectoryIsVerifiedAndTheStatusSaysThatItIsNotAll() throws IOException {
    Files.copy(FIELD.resolve("s1.gz"), directory.resolve("s1.gz"));
    Files.copy(FIELD.resolve("s12bad.gz"), directory.resolve("t.gz"));
    Files.write(directory.resolve("u.zst"), HexFormat.of().parseHex("28b52ffd00"));
    Files.createSymbolicLink(directory.resolve("v"), Path.of("nothing"));
    Path out = directory.resolveSibling("out");

    CommandRun run = verify("-q", "-o", out, directory);

    assertThat(run.status()).isEqualTo(3);
    assertThat(Files.readAllLines(out)).hasSizeGreaterThanOrEqualTo(44);
    assertThat(run.err().lines())
        .hasSize(4)
        .anyMatch(line -> line.contains("v: a link to what is not there"))
        .anyMatch(line -> line.contains("t.gz: damaged gzip data"))
        .anyMatch(line -> line.contains("u.zst: compressed with zstd, which is not supported"))
        .anyMatch(line -> line.contains("3 inputs not read"));
  }

  @Test
  void emptyDirectoryIsNotStandardInput() {
    CommandRun run = CommandRun.withInput("<13>1 x\n".getBytes(US_ASCII), directory);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains(directory + ": no files in it").doesNotContain("messages");
  }

  @Test
  void fileThatFailsWhileItIsReadIsNamed() throws IOException {
    Files.copy(SAMPLE, directory.resolve("a.log"));
    Files.createSymbolicLink(directory.resolve("b.log"), Path.of("/proc/self/mem"));

    CommandRun run = CommandRun.of(directory);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("b.log: Input/output error", "20 messages");
  }

  @Test
  void dashIsStandardInputInItsPlaceAndOnce() throws IOException {
    byte[] input = Files.readAllBytes(SAMPLE);

    CommandRun run =
        CommandRun.withInput(input, "--format=ndjson", KEY, "-", FIELD.resolve("s1.gz"));
    assertThat(run.objects("message"))
        .extracting(message -> message.get("file"))
        .containsSubsequence(KEY.toString(), "-", FIELD.resolve("s1.gz").toString());
    assertThat(CommandRun.withInput(input, "-", "-").status()).isEqualTo(2);
    assertThat(CommandRun.withInput(input, "-", "-i", "-").err()).contains("once only");
  }

  @Test
  void fileThatIsNamedTwiceIsReadOnce() {
    CommandRun run = CommandRun.of(SAMPLE, SAMPLE.getParent().resolve("./test.log"));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .contains("./test.log: named twice, read once", "20 messages: 19 verified");
  }

  @ParameterizedTest
  @CsvSource({"'a\u001b[8mb', 'a\\x1b[8mb'", "'a\u202eb', 'a\\u202eb'", "'a\nb', 'a\\x0ab'"})
  void namesCannotActOnATerminal(String name, String shown) throws IOException {
    Files.write(directory.resolve(name), "<13>1 forged\u001b[2J\n".getBytes(UTF_8));

    CommandRun run = CommandRun.of("-q", "-v", directory, directory.resolve("missing" + name));

    assertThat(run.err()).contains("missing" + shown + ": no such file", shown + ":1");
    assertThat(run.err().codePoints()).noneMatch(VisibleText::isHarmful);
    assertThat(run.out()).contains("<13>1 forged\u001b[2J\n");
  }

  @Test
  void usageFaultsCannotActOnATerminal() {
    CommandRun run = CommandRun.of("--no\u001b[8m", "\u009bx");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("\\x1b[8m");
    assertThat(run.err().codePoints()).noneMatch(VisibleText::isHarmful);
  }
}
