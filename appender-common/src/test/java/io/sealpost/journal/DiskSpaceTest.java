package io.sealpost.journal;

import static io.sealpost.journal.FullJournal.BLOCK;
import static io.sealpost.journal.FullJournal.ONE_OCTET;
import static io.sealpost.journal.FullJournal.PER_MESSAGE;
import static io.sealpost.journal.FullJournal.fill;
import static io.sealpost.journal.FullJournal.seal;
import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.read;
import static io.sealpost.journal.Journals.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.Journals.Warnings;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Disks that are full, or that are not all for us. */
final class DiskSpaceTest {
  private final FaultyDisk disk = new FaultyDisk();
  private final Warnings warnings = new Warnings();

  private Journal open() throws IOException {
    return Journals.open(disk, warnings);
  }

  private Journal open(MinFreeSpace minFreeSpace) throws IOException {
    return Journals.open(disk, warnings, minFreeSpace);
  }

  @Test
  void aFullDiskIsReportedOnceAndWhatIsAcceptedIsKept() throws IOException {
    disk.room(3L * Journals.SEGMENT + 1024);
    try (Journal journal = open()) {
      int taken = fill(journal);
      assertThat(taken).isPositive();
      long stalls = journal.status().stalls();
      assertThat(fill(journal)).isZero();
      assertThat(journal.status().stalls()).as("times that somebody waited").isEqualTo(stalls);
      await().until(() -> warnings.all().size() == 1);
      assertThat(warnings.all().get(0)).contains(".seg").contains("No space left");
      assertThat(read(journal)).hasSize(taken);

      disk.room(Journals.SEGMENT);
      await().until(() -> journal.append(ONE_OCTET, 0, 1));
      assertThat(warnings.all()).hasSize(1);
    }
  }

  @Test
  void aFullDiskDoesNotKeepTheJournalFromOpeningNorFromBeingRead() throws IOException {
    try (Journal journal = open()) {
      append(journal, "from before");
    }
    disk.room(0);
    try (Journal journal = open()) {
      assertThat(read(journal)).containsExactly("from before");
      assertThat(append(journal, "more")).isFalse();
      assertThat(warnings.all()).hasSize(1);
    }
  }

  @Test
  void aDiskFilledByOthersDoesNotTakeTheReserve() throws IOException {
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      await().until(() -> journal.append(ONE_OCTET, 0, 1));
      disk.room(0);
      fill(journal);
      seal(journal);
      assertThat(journal.status().unsealed()).isZero();
    }
  }

  @Test
  void openingDoesNotWaitForADiskThatIsFull() throws IOException {
    disk.room(1024);
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      journal.awaitRoom();

      assertThat(journal.offer(ONE_OCTET, 0, 1)).isEqualTo(Appended.NO_SPACE);
    }
  }

  @Test
  void whatIsToBeLeftToOthersIsNotTakenAndThatIsToldOnce() throws IOException {
    disk.total(100L * Journals.SEGMENT);
    disk.room(13L * Journals.SEGMENT + 1024);
    try (Journal journal = open(MinFreeSpace.ofShare(0.1))) {
      fill(journal);
      assertThat(journal.offer(ONE_OCTET, 0, 1)).isEqualTo(Appended.NO_SPACE);
      assertThat(segmentFiles(disk)).isEqualTo(3);
      await().until(() -> !warnings.all().isEmpty()); // told right after the refusal
      assertThat(warnings.all()).singleElement().asString().contains("minFreeSpace keeps 0 MB");

      disk.room(10L * Journals.SEGMENT);
      assertThat(journal.append(ONE_OCTET, 0, 1)).isFalse();
      disk.room(11L * Journals.SEGMENT);
      await().until(() -> journal.append(ONE_OCTET, 0, 1));
      assertThat(warnings.all()).hasSize(1);
    }
  }

  @Test
  void whatIsToBeLeftToOthersMayBeASizeAndFreedSegmentsAreUsedAgainWithin() throws IOException {
    disk.room(5L * Journals.SEGMENT + 1024);
    try (Journal journal = open(MinFreeSpace.ofOctets(3L * Journals.SEGMENT))) {
      int taken = fill(journal);
      await().until(() -> warnings.all().size() == 1);
      settle(journal);
      await().until(() -> journal.append(ONE_OCTET, 0, 1));

      assertThat(taken + fill(journal)).isPositive();
      assertThat(segmentFiles(disk)).isEqualTo(2);
    }
  }

  /** A process that dies leaves no reserve behind, and others may have filled the disk since. */
  @Test
  void whatIsToBeLeftToOthersDoesNotKeepAJournalFromBeingSealed() throws IOException {
    FaultyDisk left;
    try (Journal killed = open()) {
      killed.reserve(PER_MESSAGE, 2 * BLOCK);
      fill(killed);
      left = disk.afterKill();
    }
    left.room(3L * Journals.SEGMENT);
    try (Journal journal =
        Journals.open(left, warnings, MinFreeSpace.ofOctets(100L * Journals.SEGMENT))) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      assertThat(journal.append(ONE_OCTET, 0, 1)).isFalse();
      seal(journal);

      assertThat(journal.status().unsealed()).isZero();
      settle(journal);
      await().until(() -> journal.append(ONE_OCTET, 0, 1));
    }
  }

  @Test
  void leavingMoreThanThereIsOrLessThanNothingIsRefused() {
    assertThatThrownBy(() -> MinFreeSpace.ofShare(1)).hasMessageContaining("1.0");
    assertThatThrownBy(() -> MinFreeSpace.ofOctets(-1)).hasMessageContaining("-1");
    assertThat(MinFreeSpace.ofShare(0.05).of(1000)).isEqualTo(50);
  }

  private static long segmentFiles(FaultyDisk disk) {
    return disk.names().stream().filter(name -> name.endsWith(".seg")).count();
  }
}
