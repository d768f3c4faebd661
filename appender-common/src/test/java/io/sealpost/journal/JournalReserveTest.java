package io.sealpost.journal;

import static io.sealpost.journal.FullJournal.BLOCK;
import static io.sealpost.journal.FullJournal.ONE_OCTET;
import static io.sealpost.journal.FullJournal.PER_MESSAGE;
import static io.sealpost.journal.FullJournal.fill;
import static io.sealpost.journal.FullJournal.seal;
import static io.sealpost.journal.Journals.settle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.encryption.KeyRing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What messages leave to the blocks that will seal them. */
final class JournalReserveTest {
  private final FaultyDisk disk = new FaultyDisk();
  private final Warnings warnings = new Warnings();

  private Journal open() throws IOException {
    return Journals.open(disk, warnings);
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
      int most = block + Journal.MOST_ENTRY_OVERHEAD;
      int perMessage = (most + messagesPerBlock - 1) / messagesPerBlock;
      JournalConfig config =
          new JournalConfig(
                  Optional.of(Path.of("unused")),
                  (4L + random.nextInt(9)) * Journals.SEGMENT,
                  Journals.SEGMENT,
                  Mapping.ALWAYS,
                  Duration.ofSeconds(10))
              .with(random.nextBoolean() ? KeyRing.of(Journals.key(1)) : KeyRing.NONE);
      try (Journal journal =
          Journal.open(config, new FaultyDisk(), random.nextBoolean(), 1, warnings)) {
        journal.reserve(perMessage, 2 * most);
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
  void aNegativeReserveIsRefused() throws IOException {
    try (Journal journal = open()) {
      assertThatThrownBy(() -> journal.reserve(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
