package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.TestJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives from the field, each altered without a key or written by a sender with a reason. */
class FieldArchivesTest {
  private static final Path FIELD = Path.of("src/test/resources/field");
  private static final String KEY = "--trust-key=" + FIELD.resolve("dsa1024.pub.pem");
  private static final String SELF_CARRIED = "--self-carried-keys";

  @TempDir Path directory;

  private static CommandRun verify(String trust, String archive, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("--format", "ndjson", trust));
    arguments.addAll(List.of(more));
    arguments.add(FIELD.resolve(archive));
    return CommandRun.of(arguments.toArray());
  }

  private static void assertCounts(CommandRun run, int status, Map<String, Object> counts) {
    assertThat(run.objects("summary").get(0)).containsAllEntriesOf(counts);
    assertThat(run.status()).isEqualTo(status);
  }

  private static void assertFindings(CommandRun run, String findings) {
    assertThat(run.err().lines()).contains(findings);
  }

  @Test
  void textInABlockThatWasNotCheckedIsFound() {
    CommandRun run = verify(KEY, "skipped-forged.log.gz");

    assertCounts(run, 1, Map.of("verified", 11_000L, "badBlocks", 1L));
    assertFindings(run, "findings: bad-block 1");
  }

  @Test
  void junkBetweenFramesHidesNothing() {
    for (String archive : List.of("ins-hello-nolf.oct", "ins-hello-withlf.oct")) {
      CommandRun run = verify(SELF_CARRIED, archive);

      assertCounts(run, 1, Map.of("messages", 203L, "verified", 202L, "unsigned", 1L));
      assertFindings(run, "findings: unsigned 1");
    }
  }

  @Test
  void compressedInputIsReadToItsEndOrTheRunFails() throws Exception {
    Path both = directory.resolve("both.gz");
    try (var out = Files.newOutputStream(both)) {
      Files.copy(FIELD.resolve("s1.gz"), out);
      Files.copy(FIELD.resolve("s2.gz"), out);
    }

    CommandRun whole = CommandRun.of("--format", "ndjson", KEY, both);
    CommandRun damaged = verify(KEY, "s12bad.gz");

    assertCounts(whole, 1, Map.of("verified", 109L, "unsigned", 1L, "lost", 1L));
    assertThat(damaged.status()).isEqualTo(3);
    assertThat(damaged.err()).contains("s12bad.gz").doesNotContain("no findings\n");
  }

  @Test
  void endOfAKilledSessionIsUnknownWhereItsSuccessorDoesNotNameIt() {
    assertFindings(verify(KEY, "1k.log"), "no findings");
  }

  @Test
  void oldMessagesThatWereMovedToTheEndAndRepeatedAreReplayed() {
    CommandRun run = verify(KEY, "3i.log");

    assertCounts(run, 1, Map.of("verified", 66L, "replay", 6L, "redelivered", 0L, "reordered", 2L));
  }

  @Test
  void oldSessionThatIsPlayedAgainIsReplayed() {
    CommandRun run = verify(KEY, "3l.log");

    assertCounts(run, 1, Map.of("verified", 60L, "replay", 20L));
  }

  @Test
  void whatFollowsARefusedMessageIsRedelivered() {
    Map<String, Object> counts = Map.of("replay", 0L, "reordered", 0L, "redelivered", 10L);
    assertCounts(verify(SELF_CARRIED, "f1min.log"), 0, counts);
    assertCounts(verify(SELF_CARRIED, "f1ok.log"), 0, Map.of("replay", 0L, "redelivered", 11L));
  }

  @Test
  void keyOfOneHostSignsForNoOther() {
    assertFindings(
        verify(KEY + "=a.example.org", "4dd.log"), "findings: unsigned 1, untrusted-host 1");
    String both = KEY + "=a.example.org,bank.example.org";
    assertFindings(verify(both, "4dd.log"), "no findings");
  }

  @Test
  void findingsCountMessages() {
    CommandRun run = verify(SELF_CARRIED, "del50.log");

    assertCounts(run, 1, Map.of("lost", 49L));
    assertFindings(run, "findings: lost 49");
  }

  @Test
  void lineEndsThatWereConvertedAreExplained() {
    CommandRun run = verify(SELF_CARRIED, "crlf.log");

    assertThat(run.objects("explanation"))
        .singleElement()
        .satisfies(why -> assertThat(why).containsEntry("rewriting", "carriage-return"));
    assertFindings(verify(SELF_CARRIED, "crlf.log", "--strip-cr"), "no findings");
  }

  @Test
  void verdictsOnAnArchiveThatIsThereSixTimesDoNotDependOnMemory() throws Exception {
    byte[] once = Files.readAllBytes(FIELD.resolve("f1ok.log"));
    Path six = directory.resolve("six.log");
    try (var out = Files.newOutputStream(six)) {
      for (int i = 0; i < 6; i++) {
        out.write(once);
      }
    }

    CommandRun usual = CommandRun.of("--format", "ndjson", SELF_CARRIED, six);
    CommandRun small = CommandRun.of("--format", "ndjson", SELF_CARRIED, "--memory=16m", six);

    assertThat(usual.status()).isEqualTo(1);
    assertThat(withoutSeconds(small)).isEqualTo(withoutSeconds(usual));
  }

  private static List<Map<String, Object>> withoutSeconds(CommandRun run) {
    return run.out()
        .lines()
        .map(TestJson::object)
        .peek(object -> object.remove("seconds"))
        .toList();
  }
}
