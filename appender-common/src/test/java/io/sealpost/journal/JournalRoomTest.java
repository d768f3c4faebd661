package io.sealpost.journal;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.read;
import static io.sealpost.journal.Journals.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How full a journal gets: by its quota, by its reserve, by the disk. */
final class JournalRoomTest {
  private static final byte[] ONE_OCTET = {'x'};
  private static final int BLOCK = 2048;
  private static final int PER_BLOCK = 39;
  private static final int PER_MESSAGE = 53; // a block of 2060 octets for 39 messages

  private static final JournalConfig PLAIN =
      Journals.config(Path.of("unused"), Mapping.NEVER, Journals.MAX * 100);

  private final FaultyDisk disk = new FaultyDisk();
  private final Warnings warnings = new Warnings();

  private Journal open() throws IOException {
    return Journals.open(disk, warnings);
  }

  private static int fill(Journal journal) {
    int taken = 0;
    while (journal.append(ONE_OCTET, 0, 1)) {
      taken++;
    }
    return taken;
  }

  /** Seals as the keeper does: reads on, a block for each 39 messages. */
  private static void seal(Journal journal) throws IOException {
    try (JournalReader reader = journal.reader(journal.sealed())) {
      long end = journal.end();
      int pending = 0;
      while (reader.next(end)) {
        pending += reader.kind() == EntryKind.MESSAGE ? 1 : 0;
        if (pending == PER_BLOCK) {
          journal.appendBlock(new byte[BLOCK], 0, BLOCK);
          journal.seal(reader.position(), pending);
          pending = 0;
        }
      }
      if (pending > 0) {
        journal.appendBlock(new byte[BLOCK], 0, BLOCK);
      }
      journal.seal(end, pending);
    }
  }

  @Test
  void aJournalFullOfMessagesOfOneOctetCanBeSealedConfirmedFreedAndFilledAgain()
      throws IOException {
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      for (int round = 0; round < 5; round++) {
        assertThat(fill(journal)).isGreaterThan(4000);
        assertThat(journal.append(ONE_OCTET, 0, 1)).isFalse();
        seal(journal);
        assertThat(journal.status().unsealed()).isZero();
        assertThat(journal.status().octets()).isLessThanOrEqualTo(Journals.MAX);
        journal.confirm(journal.end());
        journal.force();
        journal.checkpoint();
        await().until(() -> journal.append(ONE_OCTET, 0, 1));
      }
    }
    assertThat(warnings.all()).isEmpty();
  }

  @Test
  void aFullJournalThatIsReopenedAgainAndAgainCanStillBeSealed() throws IOException {
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      fill(journal);
    }
    for (int restart = 0; restart < 20; restart++) {
      try (Journal journal = open()) {
        journal.reserve(PER_MESSAGE, 2 * BLOCK);
        journal.appendBlock(new byte[BLOCK], 0, BLOCK); // and dies before it seals anything
      }
    }
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      seal(journal);
      settle(journal);
      await().until(() -> fill(journal) > 1000);
    }
  }

  @Test
  void aFullJournalTakesANoticeAndItsBlockFromTheReserve() throws IOException {
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      fill(journal);

      journal.appendNotice(new byte[500], 0, 500);
      assertThat(journal.append(ONE_OCTET, 0, 1)).isFalse();
      seal(journal);

      assertThat(journal.status().unsealed()).isZero();
      assertThat(journal.status().octets()).isLessThanOrEqualTo(Journals.MAX);
    }
  }

  @Test
  void noNoticeIsTakenBeyondTheQuotaHoweverOftenAFullJournalIsReopened() throws IOException {
    int refused = 0;
    for (int restart = 0; restart < 10; restart++) {
      try (Journal journal = open()) {
        journal.reserve(PER_MESSAGE, 2 * BLOCK);
        fill(journal);
        seal(journal);
        refused += takesNotice(journal) ? 0 : 1;
        seal(journal);
        assertThat(journal.status().octets()).isLessThanOrEqualTo(Journals.MAX + Journals.SEGMENT);
      }
    }
    assertThat(refused).isPositive();
    try (Journal journal = open()) {
      settle(journal);
      await().until(() -> fill(journal) > 1000);
    }
  }

  @Test
  void noticeThatNeverGetsItsBlockDoesNotMakeAFullJournalGrowWithEachRestart() throws IOException {
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      fill(journal);
    }
    int refused = 0;
    for (int restart = 0; restart < 200; restart++) {
      try (Journal journal = open()) {
        journal.reserve(PER_MESSAGE, 2 * BLOCK);
        if (journal.status().unsealed() > 0) {
          seal(journal);
        }
        refused += takesNotice(journal) ? 0 : 1; // and dies before it seals that
        assertThat(journal.status().octets()).isLessThanOrEqualTo(Journals.MAX + Journals.SEGMENT);
      }
    }
    assertThat(refused).isPositive();
  }

  private static boolean takesNotice(Journal journal) {
    try {
      journal.appendNotice(new byte[500], 0, 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void blockThatNobodyNeedsIsTakenOnlyWhereAMessageWouldBe() throws IOException {
    try (Journal journal = open()) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      await().until(() -> journal.offerBlock(new byte[BLOCK], 0, BLOCK));
      assertThat(journal.status().unsealed()).isZero();

      fill(journal);
      assertThat(journal.offerBlock(new byte[BLOCK], 0, BLOCK)).isFalse();
      journal.appendBlock(new byte[BLOCK], 0, BLOCK);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverTheSizesASealedJournalNeverLacksRoomForItsBlocks(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      int messagesPerBlock = 1 + random.nextInt(60);
      int block = 200 + random.nextInt(3000);
      int perMessage = (Entry.size(block) + messagesPerBlock - 1) / messagesPerBlock;
      JournalConfig config =
          new JournalConfig(
              Optional.of(Path.of("unused")),
              (4L + random.nextInt(9)) * Journals.SEGMENT,
              Journals.SEGMENT,
              Mapping.ALWAYS,
              Duration.ofSeconds(10));
      try (Journal journal =
          Journal.open(config, new FaultyDisk(), random.nextBoolean(), 1, warnings)) {
        journal.reserve(perMessage, 2 * Entry.size(block));
        fillAndSeal(journal, random, messagesPerBlock, block);
      }
    }
    assertThat(warnings.all()).isEmpty();
  }

  private static void fillAndSeal(Journal journal, Random random, int perBlock, int block)
      throws IOException {
    for (int fill = 0; fill < 4; fill++) {
      int taken = 0;
      while (journal.append(new byte[5000], 0, 1 + random.nextInt(1 << random.nextInt(12)))) {
        taken++;
      }
      assertThat(taken).isPositive();
      long end = journal.end();
      long left = journal.status().unsealed();
      assertThat(left).isEqualTo(taken);
      while (left > 0) {
        long sealed = Math.min(perBlock, left);
        journal.appendBlock(new byte[block], 0, block);
        left -= sealed;
        journal.seal(left == 0 ? end : journal.sealed(), sealed);
        if (random.nextInt(10) == 0) {
          journal.force();
          journal.checkpoint();
        }
      }
      assertThat(journal.status().octets()).isLessThanOrEqualTo(Journals.MAX * 2);
      settle(journal);
    }
  }

  @Test
  void aFullDiskIsReportedOnceAndWhatIsAcceptedIsKept() throws IOException {
    disk.room(3L * Journals.SEGMENT + 1024);
    try (Journal journal = open()) {
      int taken = fill(journal);
      assertThat(taken).isPositive();
      long before = System.nanoTime();
      assertThat(fill(journal)).isZero();
      assertThat(System.nanoTime() - before).as("nobody waits").isLessThan(90_000_000L);
      await().until(() -> warnings.all().size() == 1);
      assertThat(warnings.all().get(0)).contains(".seg").contains("No space left");
      assertThat(read(journal)).hasSize(taken);

      disk.room(Journals.SEGMENT);
      await().until(() -> journal.append(ONE_OCTET, 0, 1));
      assertThat(warnings.all()).hasSize(1);
    }
  }

  @Test
  void aThreadThatWaitsIsToldWhenTheDiskTurnsOutToBeFull() throws IOException {
    SlowDisk slow = new SlowDisk(disk);
    try (Journal journal = Journals.open(slow, warnings)) {
      await().until(() -> slow.created() == 3); // checkpoint and two segments
      slow.stop();
      Thread keeper = new Thread(() -> letItFail(journal, slow));
      keeper.start();
      long before = System.nanoTime();
      fill(journal);
      assertThat(System.nanoTime() - before).isLessThan(9_000_000_000L);
      assertThat(journal.status().stalls()).isEqualTo(1);
    }
  }

  private void letItFail(Journal journal, SlowDisk slow) {
    await().until(() -> journal.status().stalls() == 1);
    disk.room(0);
    slow.goOn();
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
  void aPreparerThatIsLateIsWaitedForAndCounted() throws IOException {
    SlowDisk slow = new SlowDisk(disk);
    JournalConfig config =
        new JournalConfig(
            Optional.of(Path.of("unused")),
            Journals.MAX,
            Journals.SEGMENT,
            Mapping.ALWAYS,
            Duration.ofMillis(200));
    try (Journal journal = Journal.open(config, slow, true, 1, warnings)) {
      await().until(() -> slow.created() >= 3);
      slow.stop();
      int taken = fill(journal);
      assertThat(taken).isPositive();
      assertThat(journal.status().stalls()).isEqualTo(1);
      assertThat(journal.append(ONE_OCTET, 0, 1)).as("and not waited for again").isFalse();
      assertThat(journal.status().stalls()).isEqualTo(1);
      slow.goOn();
      await().until(() -> journal.append(ONE_OCTET, 0, 1));
    }
    assertThat(warnings.all()).isEmpty();
  }

  @Test
  void firstMessageHasRoomOnceTheOpeningHasWaitedForASlowDisk() throws Exception {
    SlowDisk slow = new SlowDisk(disk);
    JournalConfig impatient =
        new JournalConfig(
            Optional.of(Path.of("unused")),
            Journals.MAX,
            Journals.SEGMENT,
            Mapping.ALWAYS,
            Duration.ZERO);
    slow.allow(2); // checkpoint and one segment, which is for the reserve
    try (Journal journal = Journal.open(impatient, slow, true, 1, warnings)) {
      journal.reserve(PER_MESSAGE, 2 * BLOCK);
      assertThat(slow.created()).isEqualTo(2);

      CompletableFuture<Void> opening = CompletableFuture.runAsync(journal::awaitRoom);
      assertThat(opening).isNotDone();
      slow.goOn();
      opening.get(30, TimeUnit.SECONDS);

      assertThat(journal.append(ONE_OCTET, 0, 1)).isTrue();
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
  void whyAMessageIsNotTakenIsSaid() throws IOException {
    Journal closed;
    try (Journal journal = open()) {
      closed = journal;
      fill(journal);
      assertThat(journal.offer(ONE_OCTET, 0, 1)).isEqualTo(Appended.FULL);
    }
    assertThat(closed.offer(ONE_OCTET, 0, 1)).isEqualTo(Appended.CLOSED);

    disk.failWrites(true);
    try (Journal journal = Journal.open(PLAIN, disk, false, 1, warnings)) {
      assertThat(journal.offer(ONE_OCTET, 0, 1)).isEqualTo(Appended.DISK);
      disk.failWrites(false);
      assertThat(journal.offer(ONE_OCTET, 0, 1)).isEqualTo(Appended.DONE);
    }
  }

  @Test
  void leavingMoreThanThereIsOrLessThanNothingIsRefused() {
    assertThatThrownBy(() -> MinFreeSpace.ofShare(1)).hasMessageContaining("1.0");
    assertThatThrownBy(() -> MinFreeSpace.ofOctets(-1)).hasMessageContaining("-1");
    assertThat(MinFreeSpace.ofShare(0.05).of(1000)).isEqualTo(50);
  }

  private Journal open(MinFreeSpace minFreeSpace) throws IOException {
    return Journals.open(disk, warnings, minFreeSpace);
  }

  @Test
  void segmentsThatAKilledProcessHadPreparedAreDoneAwayWith() throws IOException {
    FaultyDisk left;
    try (Journal killed = open()) {
      append(killed, "kept");
      await().until(() -> segmentFiles(disk) == 3);
      left = disk.afterKill();
    }
    try (Journal journal = Journals.open(left, warnings)) {
      assertThat(read(journal)).containsExactly("kept");
      append(journal, "more");
      await().until(() -> segmentFiles(left) == 4);
    }
    assertThat(segmentFiles(left)).as("those with entries").isEqualTo(2);
  }

  private static long segmentFiles(FaultyDisk disk) {
    return disk.names().stream().filter(name -> name.endsWith(".seg")).count();
  }

  @Test
  void quotasAndSegmentsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> config(3 * 65536, 65536)).hasMessageContaining("196608");
    assertThatThrownBy(() -> config(1 << 30, 1000)).hasMessageContaining("1000");
    assertThatThrownBy(() -> config(1 << 30, 65537)).hasMessageContaining("65537");
    assertThat(config(4 * 65536, 65536).maxEntryOctets()).isEqualTo(16384);
  }

  private static JournalConfig config(long maxOctets, int segmentOctets) {
    return new JournalConfig(Optional.empty(), maxOctets, segmentOctets, Mapping.AUTO);
  }

  @Test
  void aNegativeReserveIsRefused() throws IOException {
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.reserve(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
