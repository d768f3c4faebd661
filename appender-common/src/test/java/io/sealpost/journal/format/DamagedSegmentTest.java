package io.sealpost.journal.format;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.read;
import static io.sealpost.journal.Journals.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that rotted: reading goes on with what is whole, and says what is not. */
final class DamagedSegmentTest {
  private static final int PER_SEGMENT = 12;
  private static final String FIRST = SpoolFiles.segment(1);

  private final FaultyDisk disk = new FaultyDisk();
  private final Warnings warnings = new Warnings();
  private final List<String> first = new ArrayList<>();
  private final List<String> second = new ArrayList<>();
  private byte[] segment = {};
  private int used;

  /** Two sessions, so two short segments that are both ended, forced, and known to be. */
  @BeforeEach
  void fillTwoSegments() throws IOException {
    try (Journal journal = open()) {
      fill(journal, first, 0);
      used = Position.offset(journal.end()) + Entry.MARK;
      journal.startSession(2);
      fill(journal, second, PER_SEGMENT);
    }
    segment = disk.octets(FIRST);
  }

  private static void fill(Journal journal, List<String> texts, int from) {
    for (int i = from; i < from + PER_SEGMENT; i++) {
      texts.add("entry " + i + " " + "y".repeat(i));
      assertThat(append(journal, "entry " + i + " " + "y".repeat(i))).isTrue();
    }
  }

  private Journal open() throws IOException {
    return Journals.open(disk, warnings);
  }

  private List<String> all() {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private void flip(int at) {
    disk.set(FIRST, at, (byte) ~segment[at]);
  }

  private void restore(int at) {
    disk.set(FIRST, at, segment[at]);
  }

  @Test
  void anyOctetOfTheEntriesFlippedCostsOneEntryAtMostAndEachPlaceCountsOnce() throws IOException {
    try (Journal journal = open()) {
      for (int at = SegmentHeader.OCTETS; at < used - Entry.MARK; at++) {
        flip(at);
        List<String> found = read(journal);
        restore(at);
        assertThat(all()).as("octet " + at).containsSubsequence(found);
        assertThat(found).as("octet " + at).hasSize(all().size() - (isPadding(at) ? 0 : 1));
      }
      assertThat(journal.status().damaged()).isEqualTo(PER_SEGMENT);
      assertThat(read(journal)).isEqualTo(all());
    }
    assertThat(warnings.all()).singleElement().asString().contains(FIRST);
  }

  /** Padding is in no CRC: nobody reads it. */
  private boolean isPadding(int at) {
    int entry = SegmentHeader.OCTETS;
    for (String text : first) {
      int next = entry + Entry.size(text.length());
      if (at < next) {
        return at >= entry + Entry.OVERHEAD + text.length();
      }
      entry = next;
    }
    return false;
  }

  @Test
  void anyOctetOfTheMarkFlippedCostsNoEntry() throws IOException {
    try (Journal journal = open()) {
      for (int at = used - Entry.MARK; at < used - 4; at++) {
        flip(at);
        assertThat(read(journal)).isEqualTo(all());
        assertThat(journal.status().damaged()).isEqualTo(1);
        restore(at);
      }
    }
    assertThat(warnings.all()).singleElement().asString().contains(FIRST);
  }

  @Test
  void anyOctetOfTheHeaderFlippedSetsTheSegmentAsideAndKeepsTheRest() throws IOException {
    for (int at = 0; at < SegmentHeader.OCTETS; at++) {
      flip(at);
      try (Journal journal = open()) {
        assertThat(read(journal)).isEqualTo(second);
      }
      assertThat(warnings.all()).hasSize(at + 1);
      assertThat(warnings.all().get(at)).contains(FIRST + ".bad");
      assertThat(disk.octets(FIRST + ".bad")).hasSize(segment.length);
      disk.delete(FIRST + ".bad");
      disk.replace(FIRST, segment);
    }
  }

  @Test
  void aSegmentCutShortAnywhereKeepsWhatIsWholeAndTheNextSegment() throws IOException {
    int opened = 0;
    for (int length = used - 5; length >= 0; length--) {
      disk.replace(FIRST, Arrays.copyOf(segment, length));
      try (Journal journal = open()) {
        List<String> found = read(journal);
        List<String> expected = new ArrayList<>(first.subList(0, wholeEntries(length)));
        expected.addAll(second);
        assertThat(found).as("length " + length).isEqualTo(expected);
      }
      opened++;
      assertThat(warnings.all()).as("length " + length).hasSize(opened);
      if (length < SegmentHeader.OCTETS) {
        disk.delete(FIRST + ".bad");
      }
    }
  }

  private int wholeEntries(int length) {
    int entry = SegmentHeader.OCTETS;
    int whole = 0;
    for (String text : first) {
      entry += Entry.size(text.length());
      whole += entry <= length ? 1 : 0;
    }
    return whole;
  }

  @Test
  void theLastSegmentCutShortAnywhereKeepsWhatIsWholeAndIsNotAppendedTo() throws IOException {
    String last = SpoolFiles.segment(2);
    byte[] whole = disk.octets(last);
    byte[] checkpoint = disk.octets(SpoolFiles.CHECKPOINT);
    for (int length = used; length >= SegmentHeader.OCTETS; length--) {
      disk.replace(last, Arrays.copyOf(whole, length));
      disk.replace(SpoolFiles.CHECKPOINT, checkpoint);
      try (Journal journal = open()) {
        assertThat(append(journal, "after")).isTrue();
        assertThat(Position.number(journal.end())).isGreaterThan(2);
        List<String> found = read(journal);
        assertThat(found).startsWith(first.toArray(new String[0])).endsWith("after");
        assertThat(all()).containsSubsequence(found.subList(0, found.size() - 1));
      }
      for (String name : disk.names()) {
        if (name.endsWith(".seg") && name.compareTo(last) > 0) {
          disk.delete(name);
        }
      }
    }
  }

  @Test
  void aSegmentThatIsGoneIsReportedAndTheRestKept() throws IOException {
    disk.delete(FIRST);
    try (Journal journal = open()) {
      assertThat(read(journal)).isEqualTo(second);
    }
    assertThat(warnings.all()).singleElement().asString().startsWith("missing");
  }

  @Test
  void aSegmentDeletedUnderAReaderIsReportedAndTheRestRead() throws IOException {
    try (Journal journal = open()) {
      disk.delete(FIRST);
      assertThat(read(journal)).isEqualTo(second);
      assertThat(journal.status().damaged()).as("each message").isEqualTo(PER_SEGMENT);
    }
    assertThat(warnings.all()).singleElement().asString().contains(FIRST);
  }

  @Test
  void whatCannotBeReadIsTriedAgain() throws IOException {
    try (Journal journal = open();
        JournalReader reader = journal.reader(0)) {
      disk.unreadable(FIRST, 70);
      assertThatThrownBy(() -> reader.next(journal.end())).isInstanceOf(IOException.class);
      disk.unreadable(FIRST, -1);
      assertThat(reader.next(journal.end())).as("it came back").isTrue();
      assertThat(text(reader)).isEqualTo(first.get(0));
    }
    assertThat(warnings.all()).isEmpty();
  }

  @Test
  void whatCannotBeReadHoweverOftenItIsTriedIsDamagedOnceTheDiskHasProvedToWork()
      throws IOException {
    try (Journal journal = open();
        JournalReader reader = journal.reader(0)) {
      disk.unreadable(FIRST, 70);
      for (int failures = 0; failures < 30; failures++) {
        assertThatThrownBy(() -> reader.next(journal.end())).isInstanceOf(IOException.class);
      }
      assertThat(journal.damaged()).as("perhaps nothing on that disk works").isZero();

      assertThat(append(journal, "another")).isTrue();
      journal.force();
      assertThat(reader.next(journal.end())).as("the page with all of the first").isTrue();
      assertThat(text(reader)).isEqualTo(second.get(0));
      assertThat(journal.damaged()).isEqualTo(PER_SEGMENT);
    }
  }

  @Test
  void withBothSlotsOfTheCheckpointDamagedEverythingIsReadFromTheFirstSegment() throws IOException {
    checkpointConfirmed();
    byte[] slots = disk.octets(SpoolFiles.CHECKPOINT);
    for (int at = 0; at < Checkpoint.OCTETS; at++) {
      byte[] flipped = slots.clone();
      flipped[at] ^= 1;
      flipped[at + 512] ^= 1;
      disk.replace(SpoolFiles.CHECKPOINT, flipped);
      try (Journal journal = open()) {
        assertThat(journal.confirmed()).isZero();
        assertThat(read(journal)).isEqualTo(all());
      }
      assertThat(warnings.all()).hasSize(at + 1);
      assertThat(warnings.all().get(at)).contains(SpoolFiles.CHECKPOINT);
    }
  }

  /** Also one of which the segments that it had done with are gone. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutTheCheckpointEverythingHeldIsReadAndHolesAreSkipped(boolean firstIsFreed)
      throws IOException {
    if (firstIsFreed) {
      disk.delete(FIRST);
    } else {
      flip(SegmentHeader.OCTETS + Entry.OVERHEAD);
    }
    List<String> held = firstIsFreed ? second : all().subList(1, all().size());
    byte[] garbage = new byte[1024];
    Arrays.fill(garbage, (byte) 0x5a);
    disk.replace(SpoolFiles.CHECKPOINT, garbage);
    assertHeldAndWritable(held);
    if (firstIsFreed) { // else nothing tells zeros from a file that was never written to
      disk.replace(SpoolFiles.CHECKPOINT, new byte[1024]);
      assertHeldAndWritable(held);
    }
    disk.delete(SpoolFiles.CHECKPOINT);
    assertHeldAndWritable(held);
  }

  private void assertHeldAndWritable(List<String> held) throws IOException {
    Warnings reported = new Warnings();
    try (Journal journal = Journals.open(disk.afterKill(), reported)) {
      assertThat(journal.confirmed()).isZero();
      assertThat(read(journal)).isEqualTo(held);
      assertThat(reported.all()).anyMatch(what -> what.contains(SpoolFiles.CHECKPOINT));
      assertThat(append(journal, "and on")).isTrue();
      assertThat(read(journal)).endsWith("and on");
    }
  }

  @Test
  void withOneSlotDamagedTheOtherCounts() throws IOException {
    checkpointConfirmed();
    byte[] slots = disk.octets(SpoolFiles.CHECKPOINT);
    int newer = 0;
    try (CheckpointFile file = CheckpointFile.open(disk)) {
      assertThat(file.last().confirmed()).isPositive();
      newer = (int) (file.last().generation() % 2) * 512;
    }
    slots[newer + 20] ^= 1;
    disk.replace(SpoolFiles.CHECKPOINT, slots);
    try (Journal journal = open()) {
      assertThat(journal.confirmed()).as("of the generation before").isZero();
      assertThat(read(journal)).isEqualTo(all());
    }
    assertThat(warnings.all()).isEmpty();
  }

  private void checkpointConfirmed() throws IOException {
    try (Journal journal = open()) {
      journal.confirm(journal.end());
    }
  }
}
