package io.sealpost.journal;

import static io.sealpost.journal.Journals.MAX;
import static io.sealpost.journal.Journals.SEGMENT;
import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.appendBlock;
import static io.sealpost.journal.Journals.config;
import static io.sealpost.journal.Journals.read;
import static io.sealpost.journal.Journals.settle;
import static io.sealpost.journal.Journals.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.disk.FileDisk;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.journal.format.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal as its users see it, in each of its forms. */
final class JournalTest {
  @TempDir Path directory;
  private final Warnings warnings = new Warnings();

  /** Where entries are kept. */
  enum Form {
    MAPPED,
    PLAIN,
    ENCRYPTED,
    MEMORY;

    JournalConfig config(Path directory) {
      return switch (this) {
        case MAPPED -> Journals.config(directory, Mapping.ALWAYS);
        case PLAIN -> Journals.config(directory, Mapping.NEVER);
        case ENCRYPTED ->
            Journals.config(directory, Mapping.ALWAYS).with(KeyRing.of(Journals.key(1)));
        case MEMORY -> Journals.inMemory();
      };
    }
  }

  private Journal open(Form form) throws IOException {
    return open(form, 1);
  }

  private Journal open(Form form, long session) throws IOException {
    return Journal.open(form.config(directory), session, warnings);
  }

  private static String line(int number) {
    return "message " + number + " " + "x".repeat(number % 700);
  }

  private static List<String> appendLines(Journal journal, int from, int to) {
    List<String> lines = new ArrayList<>();
    for (int number = from; number < to; number++) {
      lines.add(line(number));
      assertThat(append(journal, line(number))).isTrue();
    }
    return lines;
  }

  @ParameterizedTest
  @EnumSource
  void entriesAreReadInOrderAcrossSegmentsAsAppended(Form form) throws IOException {
    try (Journal journal = open(form)) {
      List<String> lines = appendLines(journal, 0, 800);
      assertThat(Position.number(journal.end())).isGreaterThan(3);
      assertThat(read(journal)).isEqualTo(lines);
    }
    assertThat(warnings.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aLimitWithinAnEntryIsNoDamage(Form form) throws IOException {
    try (Journal journal = open(form)) {
      List<String> lines = appendLines(journal, 0, 200);
      List<String> read = new ArrayList<>();
      try (JournalReader reader = journal.reader(0)) {
        for (long limit = 1; limit < journal.end(); limit = journal.behind(limit, 100)) {
          while (reader.next(limit)) {
            read.add(text(reader));
            assertThat(reader.position()).isLessThanOrEqualTo(limit);
          }
        }
        while (reader.next(journal.end())) {
          read.add(text(reader));
        }
      }
      assertThat(read).isEqualTo(lines);
      assertThat(journal.damaged()).isZero();
    }
    assertThat(warnings.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void readingBeginsWhereASegmentEnds(Form form) throws IOException {
    try (Journal journal = open(form)) {
      List<String> lines = appendLines(journal, 0, 800);
      for (int octets : new int[] {1, SEGMENT / 2, SEGMENT + 1, 2 * SEGMENT, 100 * SEGMENT}) {
        List<String> rest = Journals.readFrom(journal.segmentEndBehind(0, octets), journal);
        assertThat(rest)
            .as("behind %d octets", octets)
            .hasSizeLessThan(lines.size())
            .isEqualTo(lines.subList(lines.size() - rest.size(), lines.size()));
      }
      assertThat(journal.damaged()).isZero();
    }
    assertThat(warnings.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAPPED", "PLAIN"})
  void reopeningFindsEverythingAndAppendsInANewSegment(Form form) throws IOException {
    List<String> lines;
    long end;
    try (Journal journal = open(form)) {
      lines = new ArrayList<>(appendLines(journal, 0, 500));
      end = journal.end();
    }
    try (Journal journal = open(form, 2)) {
      assertThat(journal.end()).isEqualTo(end);
      assertThat(journal.status().unsealed()).isEqualTo(500);
      lines.addAll(appendLines(journal, 500, 550));
      assertThat(Position.number(journal.end())).isGreaterThan(Position.number(end));
      assertThat(read(journal)).isEqualTo(lines);
    }
    assertThat(warnings.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAPPED", "PLAIN"})
  void bothWaysOfWritingLeaveFilesThatTheOtherReads(Form form) throws IOException {
    List<String> lines;
    try (Journal journal = open(form)) {
      lines = new ArrayList<>(appendLines(journal, 0, 300));
    }
    try (Journal journal = open(form == Form.MAPPED ? Form.PLAIN : Form.MAPPED)) {
      lines.addAll(appendLines(journal, 300, 400));
      assertThat(read(journal)).isEqualTo(lines);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFullJournalRefusesAndTakesAgainOnceSegmentsAreFreed(Form form) throws IOException {
    try (Journal journal = open(form)) {
      for (int round = 0; round < 5; round++) {
        int taken = 0;
        while (append(journal, line(600))) {
          taken++;
        }
        assertThat(taken).isGreaterThan((int) (MAX / 700 / 2));
        settle(journal);
        await().until(() -> append(journal, "room again"));
        assertThat(journal.checkpoint()).isEqualTo(1);
      }
    }
    assertThat(warnings.all()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"MAPPED", "PLAIN"})
  void filesNeverTakeMoreThanTheQuotaAndAreReadableByTheOwnerOnly(Form form) throws IOException {
    try (Journal journal = open(form)) {
      journal.reserve(53, 2100);
      for (int round = 0; round < 3; round++) {
        while (append(journal, line(100))) {
          // until it is full
        }
        assertThat(segmentOctets()).isLessThanOrEqualTo(MAX);
        settle(journal);
      }
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  private long segmentOctets() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(".seg"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  @Test
  void aSegmentIsFreedOnlyWhenConfirmedAndSealedAndForced() throws IOException {
    try (Journal journal = open(Form.MAPPED)) {
      appendLines(journal, 0, 400);
      long octets = journal.status().octets();
      journal.force();
      journal.confirm(journal.end());
      journal.checkpoint();
      assertThat(journal.status().octets()).as("not sealed").isEqualTo(octets);

      journal.seal(journal.end(), 400);
      journal.checkpoint();
      assertThat(journal.status().octets()).as("sealed after the force").isEqualTo(octets);

      journal.force();
      journal.checkpoint();
      assertThat(journal.status().octets()).isLessThan(SEGMENT);
    }
  }

  @Test
  void checkpointsAreFoundAgain() throws IOException {
    long confirmed;
    long sealed;
    try (Journal journal = open(Form.MAPPED)) {
      appendLines(journal, 0, 10);
      sealed = journal.end();
      appendLines(journal, 10, 20);
      confirmed = journal.end();
      appendLines(journal, 20, 30);
      journal.seal(sealed, 10);
      journal.confirm(confirmed);
    }
    try (Journal journal = open(Form.MAPPED)) {
      assertThat(journal.confirmed()).isEqualTo(confirmed);
      assertThat(journal.sealed()).isEqualTo(sealed);
      assertThat(journal.forced()).isEqualTo(journal.end());
      assertThat(journal.status().unsealed()).isEqualTo(20);
    }
  }

  @Test
  void segmentNumbersAreNotUsedAgainWhenAllSegmentsAreFreed() throws IOException {
    long end;
    try (Journal journal = open(Form.MAPPED)) {
      appendLines(journal, 0, 10);
      settle(journal);
      end = journal.end();
    }
    try (Journal journal = open(Form.MAPPED)) {
      journal.checkpoint();
      assertThat(journal.status().octets()).isZero();
    }
    try (Journal journal = open(Form.MAPPED)) {
      assertThat(journal.end()).isEqualTo(end);
      append(journal, "later");
      assertThat(Position.number(journal.end())).isGreaterThan(Position.number(end));
      assertThat(read(journal)).containsExactly("later");
    }
  }

  @Test
  void eachSessionHasSegmentsOfItsOwn() throws IOException {
    try (Journal journal = open(Form.MAPPED, 7)) {
      append(journal, "seven");
      journal.startSession(8);
      append(journal, "eight");
      appendBlock(journal, "a block");
      try (JournalReader reader = journal.reader(0)) {
        assertThat(reader.next(journal.end())).isTrue();
        assertThat(reader.session()).isEqualTo(7);
        assertThat(reader.kind()).isEqualTo(EntryKind.MESSAGE);
        assertThat(reader.next(journal.end())).isTrue();
        assertThat(reader.session()).isEqualTo(8);
        assertThat(reader.next(journal.end())).isTrue();
        assertThat(reader.kind()).isEqualTo(EntryKind.SIGNATURE);
        assertThat(reader.next(journal.end())).isFalse();
      }
      assertThat(journal.checkpoint()).isEqualTo(7);
      settle(journal);
      assertThat(journal.checkpoint()).isEqualTo(8);
    }
  }

  @Test
  void readersStopAtTheLimitAndSeekBack() throws IOException {
    try (Journal journal = open(Form.MAPPED);
        JournalReader reader = journal.reader(0)) {
      append(journal, "one");
      long one = journal.end();
      append(journal, "two");
      assertThat(reader.next(one)).isTrue();
      assertThat(reader.next(one)).isFalse();
      assertThat(reader.position()).isEqualTo(one);
      assertThat(reader.next(journal.end())).isTrue();
      assertThat(text(reader)).isEqualTo("two");
      reader.seek(0);
      assertThat(reader.next(journal.end())).isTrue();
      assertThat(text(reader)).isEqualTo("one");
      append(journal, "three");
      reader.seek(one);
      assertThat(reader.next(journal.end())).isTrue();
      assertThat(reader.next(journal.end())).isTrue();
      assertThat(text(reader)).isEqualTo("three");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReaderWhoseSegmentIsFreedMovesOnToTheOldestHeld(Form form) throws IOException {
    try (Journal journal = open(form);
        JournalReader reader = journal.reader(0)) {
      appendLines(journal, 0, 300);
      assertThat(reader.next(journal.end())).isTrue();
      settle(journal);
      append(journal, "last");
      String text = "";
      while (reader.next(journal.end())) {
        text = text(reader);
      }
      assertThat(text).isEqualTo("last");
      assertThat(journal.status().damaged()).isZero();
    }
  }

  @Test
  void entriesFrom1OctetToAQuarterOfASegmentAreTakenAndNoOthers() throws IOException {
    try (Journal journal = open(Form.MAPPED)) {
      assertThat(journal.maxEntryOctets()).isEqualTo(SEGMENT / 4);
      byte[] octets = new byte[SEGMENT];
      Arrays.fill(octets, (byte) 'x');
      assertThat(journal.append(octets, 5, 1)).isTrue();
      assertThat(journal.append(octets, 0, SEGMENT / 4)).isTrue();
      assertThatThrownBy(() -> journal.append(octets, 0, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> journal.append(octets, 0, SEGMENT / 4 + 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("16385");
      assertThatThrownBy(() -> journal.append(octets, SEGMENT, 1))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThat(read(journal)).hasSize(2);
    }
  }

  @Test
  void appendingAfterCloseIsRefused() throws IOException {
    Journal journal = open(Form.MAPPED);
    append(journal, "before");
    journal.close();
    assertThat(append(journal, "after")).isFalse();
    assertThatThrownBy(() -> appendBlock(journal, "after")).isInstanceOf(IOException.class);
  }

  @Test
  void anInterruptedThreadAppendsAndStaysInterrupted() throws IOException {
    for (Form form : Form.values()) {
      try (Journal journal = open(form)) {
        Thread.currentThread().interrupt();
        appendLines(journal, 0, 500);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read(journal)).hasSizeGreaterThanOrEqualTo(500);
        Journals.settle(journal); // the next form finds room in the same directory
      }
    }
  }

  @Test
  void theStatusSaysWhichFormWasChosen() throws IOException {
    try (Journal journal = open(Form.MAPPED)) {
      assertThat(journal.status().form()).startsWith("mapped files (");
    }
    try (Journal journal = open(Form.PLAIN)) {
      assertThat(journal.status().form()).startsWith("plain files (");
    }
    try (Journal journal = open(Form.MEMORY)) {
      assertThat(journal.status().form()).isEqualTo("memory");
      append(journal, "x");
      assertThat(journal.forced()).isEqualTo(journal.end());
      assertThat(journal.sealed()).isEqualTo(journal.end());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ext4, true", "ext2, true", "xfs, true", "tmpfs, true", "overlay, true",
    "nfs4, false", "btrfs, false", "zfs, false", "fuse.sshfs, false", "NTFS, false"
  })
  void mappedMemoryIsUsedWhereBlocksOnceWrittenStayOurs(String type, boolean mapped) {
    assertThat(FileDisk.isMappable(type)).isEqualTo(mapped);
  }

  @Test
  void withoutASayTheFileSystemDecides() throws IOException {
    try (Journal journal = Journal.open(config(directory, Mapping.AUTO), 1, warnings)) {
      String type = Files.getFileStore(directory).type();
      assertThat(journal.status().form())
          .isEqualTo((FileDisk.isMappable(type) ? "mapped" : "plain") + " files (" + type + ")");
    }
  }
}
