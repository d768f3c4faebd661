package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at and how closely: each option with values that are taken and refused. */
@Tag("any-locale")
class CheckOptionsTest {
  private static final TestSigner HERE = TestSigner.create("0111");
  private static final TestSigner THERE = HERE.as("there.example.org", "2", "1", "0", "110");

  @TempDir Path directory;
  private Path log;

  /** Two hosts mixed: three messages of this one, one of which is unsigned, and one of that one. */
  @BeforeEach
  void writeLog() throws IOException {
    List<String> here = List.of(message("host", "app", "one"), message("HOST", "app", "two"));
    List<String> there = List.of(message("there", "other", "one"));
    List<String> lines = new ArrayList<>();
    lines.add(HERE.certificate());
    lines.add(THERE.certificate());
    lines.addAll(here);
    lines.addAll(there);
    lines.add(HERE.block(1, here));
    lines.add(THERE.block(1, there));
    lines.add(message("host", "app", "unsigned"));
    lines.add("no syslog at all");
    log = Files.write(directory.resolve("a.log"), lines);
  }

  private static String message(String host, String app, String text) {
    return String.format(
        Locale.ROOT, "<13>1 2026-11-21T00:00:00Z %s.example.org %s 7 - - %s", host, app, text);
  }

  private CommandRun run(String... options) {
    List<Object> arguments = new ArrayList<>(Arrays.asList(options));
    arguments.add("--self-carried-keys");
    arguments.add(log);
    return CommandRun.of(arguments.toArray());
  }

  private List<Object> passedOverAndVerified(String... signers) {
    List<String> options = new ArrayList<>(List.of("--format=ndjson"));
    for (String signer : signers) {
      options.addAll(List.of("--signer", signer));
    }
    var summary = run(options.toArray(String[]::new)).objects("summary").get(0);
    return List.of(summary.get("passedOver"), summary.get("verified"));
  }

  @Test
  void withoutSignersEverythingIsLookedAt() {
    CommandRun run = run("--format=ndjson");

    assertThat(run.objects("summary").get(0))
        .containsEntry("messages", 5L)
        .doesNotContainKey("passedOver");
    assertThat(run.err()).doesNotContain("skipped");
  }

  @Test
  void signersAreKnownByHostWithoutCase() {
    assertThat(passedOverAndVerified("Host.Example.ORG")).isEqualTo(List.of(4L, 2L));
    assertThat(passedOverAndVerified("there.example.org")).isEqualTo(List.of(6L, 1L));
    assertThat(passedOverAndVerified("elsewhere")).isEqualTo(List.of(9L, 0L));
  }

  @Test
  void severalSignersAreLookedAtTogether() {
    assertThat(passedOverAndVerified("host.example.org", "there.example.org"))
        .isEqualTo(List.of(1L, 3L));
  }

  @Test
  void signersMayBeKnownByAppToo() {
    assertThat(passedOverAndVerified("there.example.org,signer", "there.example.org,other"))
        .isEqualTo(List.of(6L, 1L));
    assertThat(passedOverAndVerified("there.example.org,Other")).isEqualTo(List.of(9L, 0L));
  }

  @Test
  void statusSaysWhatWasPassedOver() {
    assertThat(run("--signer", "there.example.org").err()).contains("6 lines of other signers");
    assertThat(run("--signer", "there.example.org", "-q").err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",app", "host,", "two words", "host,app name", "höst"})
  void signerThatIsNoneIsAUsageError(String signer) {
    CommandRun run = run("--signer", signer);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'--signer'", signer + ": must be HOST or HOST,APP");
  }

  @Test
  void redeliveredCopiesAreFindingsIfStrict() throws IOException {
    List<String> twice = List.of(message("host", "a", "1"), message("host", "a", "2"));
    List<String> lines = new ArrayList<>(List.of(HERE.certificate()));
    lines.addAll(twice);
    lines.addAll(twice);
    lines.add(HERE.block(1, twice));
    Files.write(log, lines);

    assertThat(run().status()).isZero();
    assertThat(run("--strict").status()).isEqualTo(1);
    assertThat(run("--strict").err()).contains("redelivered 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "1s", "10m", "2h"})
  void durationsAreTaken(String duration) {
    assertThat(run("--wait", duration).err()).contains("3 verified");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0s", "10", "10 m", "-1s", "1.5h", "10d", "9999999999s"})
  void durationThatIsNoneIsAUsageError(String duration) {
    CommandRun run = run("--wait", duration);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'--wait'", duration + ": must be a whole number", "500ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"16m", "16M", "16384k", "20m"})
  void sizesAreTaken(String size) {
    assertThat(run("--memory", size).err()).contains("3 verified");
  }

  @ParameterizedTest
  @CsvSource({"''", "16", "15m", "16383k", "1.5g", "-16m", "999999999g", "1t"})
  void sizeThatIsNoneIsAUsageError(String size) {
    CommandRun run = run("--memory", size);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("'--memory'", size + ": must be a whole number", "from 16m to ");
  }

  @Test
  void blocksThatAddNothingAreCheckedOnRequest() {
    assertThat(run("--all-blocks").err()).contains("3 verified");
  }
}
