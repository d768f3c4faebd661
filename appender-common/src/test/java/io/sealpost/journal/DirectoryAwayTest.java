package io.sealpost.journal;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.rest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.directory.DirectoryLock;
import io.sealpost.journal.disk.FileDisk;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory is away for a while: what is in it is not gone. */
final class DirectoryAwayTest {
  private static final int MESSAGES = 20;

  @TempDir Path parent;
  private final Warnings warnings = new Warnings();
  private Path directory;
  private Path away;
  private DirectoryLock lock;
  private Journal journal;

  /** Two segments, so that one is to be opened. */
  @BeforeEach
  void fill() throws IOException {
    away = parent.resolve("away");
    lock = DirectoryLock.take(parent.resolve("spool"));
    directory = lock.directory();
    journal = Journal.open(Journals.config(directory, Mapping.ALWAYS), 1, warnings);
    appendMany();
    journal.startSession(2);
    appendMany();
  }

  private void appendMany() {
    for (int i = 0; i < MESSAGES; i++) {
      assertThat(append(journal, "message " + i)).isTrue();
    }
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
    lock.close();
  }

  private void moveAway() throws IOException {
    Files.move(directory, away);
  }

  private void moveBack() throws IOException {
    Files.deleteIfExists(directory);
    Files.move(away, directory);
  }

  @Test
  void whatIsInItWaitsAndIsReadOnceItIsBack() throws IOException {
    try (JournalReader reader = journal.reader(0)) {
      moveAway();
      assertWaits(reader);
      moveBack();

      assertThat(rest(reader, journal)).isEqualTo(2 * MESSAGES);
    }
    assertNothingIsLost();
  }

  /** As where a volume is not mounted. */
  @Test
  void anEmptyDirectoryInItsPlaceIsNotBelieved() throws IOException {
    try (JournalReader reader = journal.reader(0)) {
      moveAway();
      Files.createDirectory(directory);
      assertWaits(reader);
      moveBack();

      assertThat(rest(reader, journal)).isEqualTo(2 * MESSAGES);
    }
    assertNothingIsLost();
  }

  private void assertWaits(JournalReader reader) {
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(() -> reader.next(journal.end()))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(NoSuchFileException.class)
          .hasMessageContaining(directory.toString());
    }
  }

  private void assertNothingIsLost() {
    assertThat(journal.damaged()).isZero();
    assertThat(warnings.all()).isEmpty();
  }

  @Test
  void aReaderInTheMiddleOfItGoesOnBehindWhatItHasRead() throws IOException {
    try (JournalReader reader = journal.reader(0)) {
      for (int i = 0; i < MESSAGES; i++) {
        assertThat(reader.next(journal.end())).isTrue();
      }
      moveAway();
      assertWaits(reader);
      moveBack();

      assertThat(rest(reader, journal)).isEqualTo(MESSAGES);
    }
    assertNothingIsLost();
  }

  @Test
  void noFileIsMadeInAnotherDirectory() throws IOException {
    FileDisk disk = new FileDisk(directory);
    moveAway();
    Files.createDirectory(directory);
    assertThatThrownBy(() -> disk.create("new", 100)).hasMessageContaining("not the directory");
    assertThatThrownBy(() -> disk.delete("0000000001.seg"))
        .isNotInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("not the directory");
    assertThat(directory).isEmptyDirectory();
    moveBack();

    disk.create("new", 100).close();
    assertThat(directory.resolve("new")).hasSize(100);
  }

  @Test
  void whatIsMissingInTheSameDirectoryIsGone() throws IOException {
    Files.delete(directory.resolve(SpoolFiles.segment(1)));
    try (JournalReader reader = journal.reader(0)) {
      assertThat(rest(reader, journal)).isEqualTo(MESSAGES);
    }
    assertThat(journal.damaged()).isEqualTo(MESSAGES);
    assertThat(List.copyOf(warnings.all()))
        .singleElement()
        .asString()
        .contains(SpoolFiles.segment(1));
  }
}
