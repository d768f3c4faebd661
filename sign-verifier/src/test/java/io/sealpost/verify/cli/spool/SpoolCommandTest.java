package io.sealpost.verify.cli.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.encryption.EncryptedFile;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyFile;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.verify.cli.CommandRun;
import io.sealpost.verify.cli.terminal.ExitStatus;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is shown of a spool directory. */
@Tag("any-locale")
class SpoolCommandTest {
  private static final String FIRST = "<13>1 2026-11-20T08:00:00Z host app 1 - - first";
  private static final String SECOND = "<13>1 2026-11-21T08:00:00Z host app 1 - - second";
  private static final String BLOCK = "<110>1 2026-11-21T08:00:01Z host app 1 - [ssign]";

  @TempDir Path directory;

  private static Journal open(Path directory) throws IOException {
    return open(directory, KeyRing.NONE);
  }

  private static Journal open(Path directory, KeyRing ring) throws IOException {
    Files.createDirectories(directory);
    JournalConfig config =
        new JournalConfig(
            Optional.of(directory), 1 << 18, 1 << 16, Mapping.AUTO, Duration.ofSeconds(10));
    return Journal.open(config.with(ring), 1, what -> {});
  }

  private static void append(Journal journal, String message) {
    byte[] octets = message.getBytes(UTF_8);
    assertThat(journal.append(octets, 0, octets.length)).isTrue();
  }

  private static void deliverFirstOfThree(Path directory) throws IOException {
    deliverFirstOfThree(directory, KeyRing.NONE);
  }

  private static void deliverFirstOfThree(Path directory, KeyRing ring) throws IOException {
    try (Journal journal = open(directory, ring)) {
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

  private Path keyFile(String name, String digits) throws IOException {
    return Files.writeString(directory.resolve(name), digits.repeat(8));
  }

  @Test
  void encryptedSpoolIsCountedWithoutItsKeyAndItsIdIsSaid() throws IOException {
    EncryptionKey key = KeyFile.read(keyFile("spool.key", "01234567"));
    Path spool = directory.resolve("spool");
    deliverFirstOfThree(spool, KeyRing.of(key));

    CommandRun run = CommandRun.of("spool", spool);

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern(
            "waiting +1 messages, 1 signature blocks, \\d+ octets, oldest not before \\S+ \\(\\d+ s")
        .containsPattern("delivered +1 messages, 0 signature blocks, 47 octets")
        .containsPattern("unsealed +1 messages")
        .containsPattern(
            "encrypted +with the key "
                + key.idText()
                + "; locked: 2 messages, 1 signature blocks, \\d+ octets");
  }

  @Test
  void dumpOfAnEncryptedSpoolNeedsItsKey() throws IOException {
    Path file = keyFile("spool.key", "01234567");
    Path other = keyFile("other.key", "89abcdef");
    Path spool = directory.resolve("spool");
    deliverFirstOfThree(spool, KeyRing.of(KeyFile.read(file)));

    CommandRun run = CommandRun.of("spool", "--dump", "--key", other + "," + file, spool);
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo(SECOND + "\n" + BLOCK + "\n");
    assertThat(run.err()).contains("oldest of 2026-11-21T08:00:00Z").doesNotContain("locked");

    CommandRun locked = CommandRun.of("spool", "--dump", "--key", other, spool);
    assertThat(locked.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(locked.out()).isEmpty();
    assertThat(locked.err()).contains("locked: 2 messages");
  }

  @Test
  void fileThatHoldsNoKeyIsNamed() throws IOException {
    deliverFirstOfThree(directory);
    Path file = Files.writeString(directory.resolve("spool.key"), "secret");

    CommandRun run = CommandRun.of("spool", "--key", file, directory);

    assertThat(run.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(run.err()).contains(file + " has 6 octets").doesNotContain("secret");
  }

  @Test
  void whatWasRefusedIsShownDecryptedOrNot() throws IOException {
    Path file = keyFile("spool.key", "01234567");
    deliverFirstOfThree(directory);
    Path refused = Files.createDirectory(directory.resolve("refused"));
    Files.writeString(refused.resolve("1-1.oct"), "5 plain\n");
    String name = "1-2.oct" + EncryptedFile.SUFFIX;
    byte[] octets = EncryptedFile.of(KeyFile.read(file), name, "6 secret\n".getBytes(UTF_8));
    Files.write(refused.resolve(name), octets);
    Files.writeString(refused.resolve("1-3.oct.tmp"), "left by a crash");

    CommandRun run = CommandRun.of("spool", "--refused", "--key", file, directory);
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualTo("5 plain\n6 secret\n");
    assertThat(run.err())
        .contains("waiting")
        .contains("  refused        2 messages that the collector would not take");

    CommandRun locked = CommandRun.of("spool", "--refused", directory);
    assertThat(locked.status()).isEqualTo(ExitStatus.UNREADABLE);
    assertThat(locked.err()).contains(name + " is encrypted with the key ");
  }

  @Test
  void whatWasRefusedUnderOtherDigitsIsShownInItsOrder() throws IOException {
    Path file = keyFile("spool.key", "01234567");
    deliverFirstOfThree(directory);
    Path refused = Files.createDirectory(directory.resolve("refused"));
    String name = "\u0661-\u0662.oct" + EncryptedFile.SUFFIX; // as it was written in Egypt once
    byte[] octets = EncryptedFile.of(KeyFile.read(file), name, "5 first\n".getBytes(UTF_8));
    Files.write(Path.of(URI.create(refused.toUri() + URLEncoder.encode(name, UTF_8))), octets);
    Files.writeString(refused.resolve("1-3.oct"), "6 second\n");

    CommandRun run = CommandRun.of("spool", "--refused", "--key", file, directory);
    assertThat(run.out()).isEqualTo("5 first\n6 second\n");
    assertThat(run.status()).isZero();
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
