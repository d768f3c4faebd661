package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalConfig.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is shown of a spool directory. */
class SpoolCommandTest {
  private static final String FIRST = "<13>1 2026-11-20T08:00:00Z host app 1 - - first";
  private static final String SECOND = "<13>1 2026-11-21T08:00:00Z host app 1 - - second";
  private static final String BLOCK = "<110>1 2026-11-21T08:00:01Z host app 1 - [ssign]";

  @TempDir Path directory;

  private static Journal open(Path directory) throws IOException {
    Files.createDirectories(directory);
    return Journal.open(
        new JournalConfig(Optional.of(directory), 1 << 18, 1 << 16, Mapping.AUTO), 1, what -> {});
  }

  private static void append(Journal journal, String message) {
    byte[] octets = message.getBytes(UTF_8);
    assertThat(journal.append(octets, 0, octets.length)).isTrue();
  }

  private static void deliverFirstOfThree(Path directory) throws IOException {
    try (Journal journal = open(directory)) {
      append(journal, FIRST);
      long first = journal.end();
      append(journal, SECOND);
      byte[] block = BLOCK.getBytes(UTF_8);
      journal.appendBlock(block, 0, block.length);
      journal.force();
      journal.seal(first, 1);
      journal.confirm(first);
      journal.checkpoint();
    }
  }

  @Test
  void saysWhatWaitsSinceWhenAndHowFarThingsAre() throws IOException {
    deliverFirstOfThree(directory);

    CommandRun run = CommandRun.of("spool", directory);

    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).first().isEqualTo(directory.toString());
    assertThat(run.out())
        .containsPattern(
            "waiting +1 messages, 1 signature blocks, \\d+ octets, oldest of 2026-11-21T08:00:00Z \\(")
        .containsPattern("delivered +1 messages, 0 signature blocks, 47 octets")
        .containsPattern("unsealed +1 messages")
        .containsPattern("confirmed to +octet \\d+ of 0000000001.seg");
  }

  @Test
  void dumpIsWhatWasNotConfirmedAsItWasWritten() throws IOException {
    deliverFirstOfThree(directory);

    CommandRun run = CommandRun.of("spool", "--dump", directory);

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo(SECOND + "\n" + BLOCK + "\n");
    assertThat(run.err()).contains("waiting", "forced to");
  }

  @Test
  void urgentLaneIsShownBehindTheOther() throws IOException {
    deliverFirstOfThree(directory);
    deliverFirstOfThree(directory.resolve("urgent"));

    assertThat(CommandRun.of("spool", directory).out().lines())
        .filteredOn(line -> !line.startsWith(" "))
        .containsExactly(directory.toString(), directory.resolve("urgent").toString());
  }

  @Test
  void runningPipelineIsNotDisturbed() throws IOException {
    try (Journal journal = open(directory)) {
      append(journal, FIRST);
      assertThat(CommandRun.of("spool", directory).out()).containsPattern("waiting +1 messages");
      append(journal, SECOND);
      assertThat(CommandRun.of("spool", directory).out()).containsPattern("waiting +2 messages");
    }
  }

  @Test
  void fileThatWasSetAsideIsAFinding() throws IOException {
    deliverFirstOfThree(directory);
    Files.createFile(directory.resolve("0000000007.seg.bad"));

    CommandRun run = CommandRun.of("spool", directory);

    assertThat(run.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(run.out()).containsPattern("set aside +0000000007.seg.bad");
  }

  @Test
  void directoryThatIsNoSpoolIsRefused() {
    CommandRun run = CommandRun.of("spool", directory);

    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.err()).contains(directory.resolve("checkpoint") + ": no such file");
  }

  @Test
  void missingDirectoryIsAUsageError() {
    assertThat(CommandRun.of("spool").status()).isEqualTo(2);
  }
}
