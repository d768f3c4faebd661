package io.sealpost.journal;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.read;
import static io.sealpost.journal.Journals.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody cuts the files of a journal short while it runs: mapped memory has nothing behind it.
 */
final class FilesCutShortTest {
  @TempDir Path directory;
  private final Warnings warnings = new Warnings();

  private Journal open() throws IOException {
    return Journal.open(Journals.config(directory, Mapping.ALWAYS), 1, warnings);
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> SpoolFiles.isSegment(file.getFileName() + "")).sorted().toList();
    }
  }

  private static void cut(Path file, long octets) throws IOException {
    try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
      open.truncate(octets);
    } catch (NoSuchFileException e) {
      // The preparer was quicker.
    }
  }

  private void cutAll() throws IOException {
    for (Path file : segments()) {
      cut(file, 0);
    }
  }

  @Test
  void theNextMessageGoesIntoASegmentThatIsWholeAndOneWarningNamesTheFiles() throws IOException {
    try (Journal journal = open()) {
      assertThat(append(journal, "lost")).isTrue();
      cutAll();

      assertThat(append(journal, "kept")).isTrue();
      assertThat(append(journal, "and on")).isTrue();
      assertThat(read(journal)).containsExactly("kept", "and on");
    }
    assertThat(warnings.all())
        .anySatisfy(
            what ->
                assertThat(what).contains("nothing more can be written to", SpoolFiles.segment(1)));
  }

  /** Whoever logs then must not meet the error that the JVM owes for the fault. */
  @Test
  void noErrorComesLater() throws IOException {
    try (Journal journal = open()) {
      for (int i = 0; i < 20; i++) {
        await().until(() -> append(journal, "taken sooner or later"));
        cutAll();
        byte[] severalPages = new byte[9000];
        assertThat(journal.offer(severalPages, 0, severalPages.length))
            .isIn(Appended.DONE, Appended.DISK);
        allocate();
        settle(journal);
      }
    }
  }

  /** Makes the runtime throw what it owes to this thread. */
  private static void allocate() {
    List<byte[][]> made = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      made.add(new byte[1][1 << 21]);
    }
    assertThat(made).hasSize(10);
  }

  @Test
  void whatLiesBeforeTheCutIsKept() throws IOException {
    try (Journal journal = open()) {
      assertThat(append(journal, "whole")).isTrue();
      assertThat(append(journal, "y".repeat(10_000))).isTrue();
      cut(segments().get(0), 4096);

      assertThat(append(journal, "next")).isTrue();
      assertThat(read(journal)).containsExactly("whole", "next");
      assertThat(journal.damaged()).isEqualTo(1);
    }
  }

  @Test
  void withoutAnotherSegmentItIsRefusedAndTheJournalClosesAsUsual() throws IOException {
    JournalConfig config = Journals.config(directory, Mapping.ALWAYS, 4L * Journals.SEGMENT);
    try (Journal journal = Journal.open(config, 1, warnings)) {
      assertThat(append(journal, "lost")).isTrue();
      cutAll();
      for (int i = 0; i < 6; i++) {
        byte[] octets = {'x'};
        Appended appended = journal.offer(octets, 0, 1);
        assertThat(appended).isIn(Appended.DONE, Appended.FULL, Appended.DISK);
        cutAll();
      }
    }
    try (Journal journal = open()) {
      assertThat(append(journal, "and on")).isTrue();
    }
  }

  @Test
  void eachMessageThatIsLostIsCounted() throws IOException {
    try (Journal journal = open();
        JournalReader courier = journal.reader(0)) {
      appendMany(journal, 100);
      for (int i = 0; i < 40; i++) {
        assertThat(courier.next(journal.end())).isTrue();
      }
      journal.confirm(courier.position());
      cutAll();
      appendMany(journal, 3);

      int delivered = 40 + Journals.rest(courier, journal);
      assertThat(delivered + journal.damaged()).as("all that was taken").isEqualTo(103);
    }
  }

  private static void appendMany(Journal journal, int count) {
    for (int i = 0; i < count; i++) {
      String text = "message " + i + "x".repeat(100);
      if (!append(journal, text)) { // refused where a prepared segment was cut in the making
        await().until(() -> append(journal, text));
      }
    }
  }

  private static void forgetWhatWasReadAhead(JournalReader reader) {
    reader.close();
  }

  /** As when each has its own reader: nothing counts twice. */
  @Test
  void whatSeveralReadersMissCountsOnce() throws IOException {
    try (Journal journal = open();
        JournalReader keeper = journal.reader(0);
        JournalReader courier = journal.reader(0)) {
      appendMany(journal, 200);
      long cutAt = 0;
      for (int i = 0; i < 150; i++) {
        assertThat(keeper.next(journal.end())).isTrue();
        cutAt = i < 60 ? keeper.position() : cutAt;
      }
      while (courier.position() < cutAt) {
        assertThat(courier.next(journal.end())).isTrue();
      }
      journal.confirm(courier.position());
      cutAll();
      forgetWhatWasReadAhead(keeper);
      forgetWhatWasReadAhead(courier);
      appendMany(journal, 1);

      assertThat(Journals.rest(keeper, journal)).isEqualTo(1);
      assertThat(Journals.rest(courier, journal)).isEqualTo(1);
      assertThat(journal.damaged()).isEqualTo(140);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Mapping.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
  void aFileThatIsRemovedIsNoticedAndItGoesOnInAnother(Mapping mapping) throws IOException {
    try (Journal journal = Journal.open(Journals.config(directory, mapping), 1, warnings)) {
      appendMany(journal, 10);
      Files.delete(directory.resolve(SpoolFiles.segment(1)));
      journal.force();
      appendMany(journal, 5);

      assertThat(read(journal)).hasSize(5);
      assertThat(journal.damaged()).isEqualTo(10);
    }
    assertThat(warnings.all())
        .anySatisfy(
            what ->
                assertThat(what).contains("nothing more can be written to", SpoolFiles.segment(1)));
  }

  @Test
  void whatTheKeeperSkipsInAPlainFileIsCountedToo() throws IOException {
    try (Journal journal = Journal.open(Journals.config(directory, Mapping.NEVER), 1, warnings)) {
      appendMany(journal, 10);
      cutAll();
      appendMany(journal, 5); // make it longer again
      journal.force();
      appendMany(journal, 5);

      assertThat(read(journal)).hasSize(10);
      assertThat(journal.damaged()).isEqualTo(10);
    }
  }
}
