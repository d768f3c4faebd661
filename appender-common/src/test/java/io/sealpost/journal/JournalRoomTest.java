package io.sealpost.journal;

import static io.sealpost.journal.FullJournal.BLOCK;
import static io.sealpost.journal.FullJournal.ONE_OCTET;
import static io.sealpost.journal.FullJournal.PER_MESSAGE;
import static io.sealpost.journal.FullJournal.fill;
import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.disk.SlowDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Room for messages: who waits for it, and who is refused why. */
final class JournalRoomTest {
  private static final JournalConfig PLAIN =
      Journals.config(Path.of("unused"), Mapping.NEVER, Journals.MAX * 100);

  private final FaultyDisk disk = new FaultyDisk();
  private final Warnings warnings = new Warnings();

  private Journal open() throws IOException {
    return Journals.open(disk, warnings);
  }

  @Test
  void aThreadThatWaitsIsToldWhenTheDiskTurnsOutToBeFull() throws IOException {
    SlowDisk slow = new SlowDisk(disk);
    try (Journal journal = Journals.open(slow, warnings)) {
      begin(journal);
      await().until(() -> slow.created() == 4); // checkpoint and three segments
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
      begin(journal);
      await().until(() -> slow.created() == 4);
      slow.stop();
      int taken = fill(journal);
      assertThat(taken).isPositive();
      long stalls = journal.status().stalls(); // more than one if the machine is busy
      assertThat(stalls).isPositive();
      assertThat(journal.append(ONE_OCTET, 0, 1)).as("and not waited for again").isFalse();
      assertThat(journal.status().stalls()).isEqualTo(stalls);
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
  void aJournalInWhichHardlyAnythingIsLoggedHoldsWhatItNeedsOnly() throws IOException {
    try (Journal journal = open()) {
      journal.reserve(10, 1000);
      append(journal, "one");
      await().until(() -> segmentFiles(disk) == 2); // the one in use, and the reserve
      append(journal, "two");
      begin(journal);
      await().until(() -> segmentFiles(disk) == 4);
    }
  }

  @Test
  void segmentsThatAKilledProcessHadPreparedAreDoneAwayWith() throws IOException {
    FaultyDisk left;
    try (Journal killed = open()) {
      append(killed, "kept");
      begin(killed);
      await().until(() -> segmentFiles(disk) == 3);
      left = disk.afterKill();
    }
    try (Journal journal = Journals.open(left, warnings)) {
      assertThat(read(journal)).hasSize(2).startsWith("kept");
      begin(journal);
      await().until(() -> segmentFiles(left) == 4);
    }
    assertThat(segmentFiles(left)).as("those with entries").isEqualTo(2);
  }

  /** So much that segments are made ahead. */
  private static void begin(Journal journal) {
    int octets = Journals.SEGMENT / 10;
    assertThat(journal.append(new byte[octets], 0, octets)).isTrue();
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

  @Test
  void segmentsAreTriedForNowAndThenWhileTheDiskFails() throws IOException {
    try (Journal journal = Journals.open(disk, warnings)) {
      begin(journal);
      disk.failEverything(true); // but mapped memory
      fill(journal);
      int before = disk.attempts();
      long begun = System.nanoTime();
      await().until(() -> System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(1));
      long tenths = (System.nanoTime() - begun) / TimeUnit.MILLISECONDS.toNanos(100) + 1;
      assertThat((long) disk.attempts() - before).isBetween(1L, 5 * tenths);
      disk.failEverything(false);
    }
    assertThat(warnings.all()).as("told once").hasSize(1);
  }

  private static JournalConfig config(long maxOctets, int segmentOctets) {
    return new JournalConfig(
        Optional.empty(), maxOctets, segmentOctets, Mapping.AUTO, Duration.ofSeconds(10));
  }
}
