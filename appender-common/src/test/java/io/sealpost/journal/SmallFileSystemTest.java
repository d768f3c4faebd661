package io.sealpost.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.files.ForcedFile;
import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.directory.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file system of 1 MB of our own, which only root may mount: full, and read-only. */
final class SmallFileSystemTest {
  private final Warnings warnings = new Warnings();
  @TempDir Path parent;
  private Path directory;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    directory = Files.createDirectory(parent.resolve("spool"));
    mounted = runs("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", directory.toString());
    assumeThat(mounted).as("may mount a tmpfs").isTrue();
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      assertThat(runs("umount", "-l", directory.toString())).isTrue();
    }
  }

  private static boolean runs(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) { // there is no such program
      return false;
    }
    process.getInputStream().readAllBytes();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  @ParameterizedTest
  @EnumSource(value = Mapping.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
  void fullDiskRefusesTellsOnceKeepsWhatItTookAndGoesOn(Mapping mapping) throws IOException {
    try (Journal journal = open(mapping, MinFreeSpace.NONE)) {
      int taken = fill(journal);
      assertThat(taken).isPositive();
      assertThat(journal.offer(new byte[1], 0, 1)).isEqualTo(Appended.NO_SPACE);
      await().until(() -> warnings.all().size() == 1);
      assertThat(warnings.all().get(0)).contains("No space left");
      assertThat(Journals.read(journal)).hasSize(taken);

      Journals.settle(journal);
      await().until(() -> Journals.append(journal, "and on"));
      assertThat(Journals.read(journal)).endsWith("and on");
    }
    try (Journal journal = open(mapping, MinFreeSpace.NONE)) {
      assertThat(Journals.read(journal)).endsWith("and on");
    }
  }

  @Test
  void diskThatOthersHaveFilledIsOpenedAndReadAndTakesMoreOnceTheyAreGone() throws IOException {
    try (Journal journal = open(Mapping.ALWAYS, MinFreeSpace.NONE)) {
      Journals.append(journal, "from before");
    }
    Path foreign = directory.resolve("foreign");
    fill(foreign);
    try (Journal journal = open(Mapping.ALWAYS, MinFreeSpace.NONE)) {
      assertThat(Journals.read(journal)).containsExactly("from before");
      assertThat(journal.offer(new byte[1], 0, 1)).isEqualTo(Appended.NO_SPACE);

      Files.delete(foreign);
      await().atMost(30, TimeUnit.SECONDS).until(() -> Journals.append(journal, "and on"));
    }
  }

  @Test
  void aShareOfTheDiskIsLeftToOthers() throws IOException {
    try (Journal journal = open(Mapping.ALWAYS, MinFreeSpace.ofShare(0.5))) {
      fill(journal);
      assertThat(Files.getFileStore(directory).getUsableSpace()).isGreaterThanOrEqualTo(1 << 19);
      assertThat(journal.offer(new byte[1], 0, 1)).isEqualTo(Appended.NO_SPACE);
    }
    assertThat(warnings.all()).singleElement().asString().contains("minFreeSpace");
  }

  @Test
  void readOnlyDiskIsRefusedByNameAndWritableOneTakenWithAllThatIsThere() throws Exception {
    DirectoryLock.take(directory).close();
    try (Journal journal = open(Mapping.NEVER, MinFreeSpace.NONE)) {
      Journals.append(journal, "from before");
    }
    assertThat(runs("mount", "-o", "remount,ro", directory.toString())).isTrue();

    assertThatThrownBy(() -> DirectoryLock.take(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("Read-only");

    assertThat(runs("mount", "-o", "remount,rw", directory.toString())).isTrue();
    DirectoryLock.take(directory).close();
    try (Journal journal = open(Mapping.NEVER, MinFreeSpace.NONE)) {
      assertThat(Journals.append(journal, "and on")).isTrue();
      assertThat(Journals.read(journal)).isEqualTo(List.of("from before", "and on"));
    }
  }

  @Test
  void fileThatAFullDiskDoesNotTakeIsNamed() throws IOException {
    fill(directory.resolve("foreign"));

    assertThatThrownBy(() -> DirectoryLock.take(directory))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.resolve("lock").toString())
        .hasMessageContaining("No space left");
    assertThatThrownBy(() -> ForcedFile.replace(directory, "session", new byte[100]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(directory.resolve("session").toString())
        .hasMessageContaining("No space left");

    Files.delete(directory.resolve("foreign"));
    DirectoryLock.take(directory).close();
    ForcedFile.replace(directory, "session", new byte[100]);
    assertThat(Files.size(directory.resolve("session"))).isEqualTo(100);
  }

  private Journal open(Mapping mapping, MinFreeSpace left) throws IOException {
    JournalConfig config = Journals.config(directory, mapping, 64L * Journals.SEGMENT).with(left);
    Journal journal = Journal.open(config, 1, warnings);
    journal.awaitRoom();
    return journal;
  }

  private static int fill(Journal journal) {
    int taken = 0;
    for (String text = "x".repeat(1000);
        !text.isEmpty();
        text = text.substring(text.length() / 2 + 1)) {
      while (Journals.append(journal, text)) {
        taken++;
      }
    }
    return taken;
  }

  private static void fill(Path file) throws IOException {
    Files.createFile(file);
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }
}
