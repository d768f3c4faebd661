package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.cli.terminal.ExitStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command where digits are others, and the system has no names of files but in ASCII. */
class PlainLocaleTest {
  private static final Path SAMPLE = VectorsTest.VECTORS.resolve("01-seed-sample/test.log");

  @TempDir Path parent;

  @Test
  void reportIsThePublishedOneToTheLastDigit() throws IOException, InterruptedException {
    Path directory = Files.createDirectory(parent.resolve("d"));
    JvmRun run = JvmRun.inPlainC(directory).run(SAMPLE);

    assertThat(run.out()).isEqualTo(Files.readString(SAMPLE.resolveSibling("expected-stdout.txt")));
    assertThat(run.err()).contains("19 verified, 1 unsigned").doesNotContain("\u0661");
    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
  }

  @Test
  void usageIsToldWithTheSameDigits() throws IOException, InterruptedException {
    Path directory = Files.createDirectory(parent.resolve("d"));
    JvmRun run = JvmRun.inPlainC(directory).run("--memory", "12", SAMPLE);

    assertThat(run.err()).contains("12").containsPattern("\\A\\p{ASCII}+\\z");
    assertThat(run.status()).isEqualTo(2);
  }

  /** Its octets reach a Java that has no such characters as others. */
  @Test
  void nameThatTheLocaleHasNotIsNamedWithWhatToSetAndItsDirectoryIsRead()
      throws IOException, InterruptedException {
    Path directory = Files.createDirectory(parent.resolve("d"));
    Path log = Path.of(URI.create(directory.toUri() + "%C3%A4.log"));
    Files.copy(SAMPLE, log);

    JvmRun named = JvmRun.inPlainC(directory).run(directory + "/\u00e4.log");
    assertThat(named.status()).isEqualTo(2);
    assertThat(named.err())
        .contains(directory + "/", "LC_ALL=C.UTF-8")
        .doesNotContain("Exception", "\tat ");

    JvmRun found = JvmRun.inPlainC(directory).run("--format", "ndjson", directory);
    assertThat(found.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(found.err()).contains("19 verified");
  }
}
