package io.sealpost.delivery.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.drops.DropReason;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.format.EntryKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sessions of a keeper on a real journal, which end and follow one another. */
@Timeout(60)
final class KeeperTest extends SmallKeeper {
  private static final long FULL = 9_999_999_999L;
  // A session ends this many blocks before GBC is used up.
  private static final long LAST_BLOCKS = 1_000_000;

  @Test
  void sessionWhoseBlocksAreNearlyUsedUpIsFollowedByAnotherThatBeginsAtGbc0() throws Exception {
    Keeper keeper = start(7, FULL - LAST_BLOCKS - 2);
    for (int round = 0; round < 4; round++) {
      append("<13>1 round " + round);
      awaitSealed();
    }
    done(keeper.stop());

    // The start notice is covered with the message or before it, so that count is open.
    List<String> blocks = texts(EntryKind.SIGNATURE);
    assertThat(blocks)
        .anyMatch(block -> block.contains("RSID=\"7\"") && gbc(block) > 9_000_000_000L);
    assertThat(blocks).anyMatch(block -> block.contains("RSID=\"8\"") && gbc(block) == 0);
    assertThat(texts(EntryKind.MESSAGE).stream().filter(text -> text.contains("event=")))
        .satisfiesExactly(
            first -> assertThat(first).contains("event=\"start\" rsid=\"7\" previous=\"0\""),
            end -> assertThat(end).contains("event=\"end\" rsid=\"7\""),
            next ->
                assertThat(next)
                    .contains("event=\"start\" rsid=\"8\" previous=\"7\" previousEnded=\"true\""),
            last -> assertThat(last).contains("event=\"end\" rsid=\"8\""));
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void sessionWithBlocksToSpareGoesOn() throws Exception {
    Keeper keeper = start(7, FULL - 2 * LAST_BLOCKS);
    for (int round = 0; round < 4; round++) {
      append("<13>1 round " + round);
      awaitSealed();
    }
    done(keeper.stop());

    assertThat(texts(EntryKind.SIGNATURE)).allMatch(block -> block.contains("RSID=\"7\""));
  }

  @Test
  void messageAfterTheEndBeginsAnotherSessionAndNoMessageLeavesItEnded() throws Exception {
    Keeper keeper = start(7, 0);
    done(keeper.end());
    done(keeper.end());
    assertThat(notices()).hasSize(2);

    append("<13>1 one more");
    awaitSealed();
    await().until(() -> notices().size() == 3);
    done(keeper.stop());

    assertThat(notices()).hasSize(4);
    assertThat(notices().get(2)).contains("rsid=\"8\" previous=\"7\" previousEnded=\"true\"");
  }

  @Test
  void fullJournalStillTakesTheNoticeThatTheSessionEnds() throws Exception {
    Keeper keeper = start(7, 0);
    fillUp();

    done(keeper.end());

    assertThat(notices()).hasSize(2);
    assertThat(journal.status().unsealed()).isZero();
    done(keeper.stop());
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void dropsOfAFullJournalAreSaidBeforeTheSessionEndsAndAreCovered() throws Exception {
    Keeper keeper = start(7, 0);
    fillUp();
    report.count(DropReason.FULL, 5);

    done(keeper.end());

    List<String> own =
        texts(EntryKind.MESSAGE).stream().filter(text -> text.contains("[sealpost-")).toList();
    assertThat(own).hasSize(3);
    assertThat(own.get(1)).contains(" DROPPED [sealpost-dropped@", "count=\"5\" reason=\"full\"");
    assertThat(own.get(2)).contains("event=\"end\"");
    assertThat(journal.status().unsealed()).isZero();
    done(keeper.stop());
  }

  /** As each time that Logback is configured anew while the collector is away. */
  @Test
  void fullJournalDoesNotGrowHoweverOftenItsSessionEnds() throws Exception {
    Keeper keeper = start(7, 0);
    fillUp();
    for (int time = 0; time < 20; time++) {
      report.count(DropReason.FULL);
      done(keeper.end());
      assertThat(journal.status().unsealed()).isZero();
    }

    assertThat(segments()).hasSizeLessThanOrEqualTo(4);
    int said = dropsSaid(0);
    long full = journal.end();
    journal.confirm(full);
    shared.keeperBell().ring();
    await().untilAsserted(() -> assertThat(said + dropsSaid(full)).isEqualTo(20));
    done(keeper.stop());
  }

  @Test
  void fullJournalDoesNotGrowHoweverOftenItsSessionChanges() throws Exception {
    Keeper keeper = start(7, 0);
    fillUp();
    for (int time = 0; time < 20; time++) {
      long next = 8L + time;
      report.count(DropReason.FULL);
      done(keeper.changeSession(Optional.of(() -> signing(next, 0))));
      done(keeper.end());
    }

    assertThat(segments()).hasSizeLessThanOrEqualTo(5); // one beyond, for a block
    done(keeper.stop());
  }

  private int dropsSaid(long from) throws IOException {
    return texts(EntryKind.MESSAGE, from).stream()
        .filter(text -> text.contains(" DROPPED "))
        .mapToInt(text -> Integer.parseInt(text.replaceAll(".* count=\"(\\d+)\".*", "$1")))
        .sum();
  }

  @Test
  void entryThatIsDamagedBeforeItIsSealedIsSaidToBeLost() throws Exception {
    append("<13>1 before");
    int at = (int) journal.end() + 12; // offset of the next entry's octets in the first segment
    append("<13>1 rotten");
    // So long that a segment is made ahead, for which the start waits.
    String behind = "<13>1 behind" + "x".repeat(8_000);
    append(behind);
    disk.spoil("0000000001.seg", at);

    Keeper keeper = start(7, 0);
    keeper.stop().get(30, TimeUnit.SECONDS);
    journal.close();
    journal = disk.open(config(), false, 8, what -> {});

    assertThat(texts(EntryKind.MESSAGE))
        .contains("<13>1 before", behind)
        .doesNotContain("<13>1 rotten")
        .anyMatch(text -> text.contains("count=\"1\" reason=\"damaged\""));
  }

  @Test
  void dropsAfterTheEndAreSaidInAnotherSession() throws Exception {
    Keeper keeper = start(7, 0);
    done(keeper.end());
    report.count(DropReason.FULL);
    done(keeper.stop());

    assertThat(notices()).hasSize(4);
    assertThat(notices().get(2)).contains("event=\"start\" rsid=\"8\"");
    assertThat(texts(EntryKind.MESSAGE)).anyMatch(text -> text.contains(" DROPPED "));
    assertThat(journal.status().unsealed()).isZero();
  }

  /** Else a full disk would keep the segments that could be freed, and with them stay full. */
  @Test
  void whatIsSealedIsFreedEvenWhileNothingMoreCanBeSealed() throws Exception {
    fill();
    sealHalf();
    journal.confirm(journal.end());
    FaultyDisk left = disk.afterKill();
    left.room(0);
    journal.close();
    journal = left.open(config(), false, 8, what -> {});
    assertThat(journal.status().unsealed()).isPositive();

    Keeper keeper = start(8, 0);
    await()
        .until(
            () ->
                listener.warnings().stream()
                    .anyMatch(reported -> reported.contains("the journal checkpoint")));
    journal.confirm(journal.end());
    shared.keeperBell().ring();

    awaitSealed();
    keeper.stop().get(30, TimeUnit.SECONDS);
  }

  private void sealHalf() throws IOException {
    long half = journal.status().unsealed() / 2;
    try (JournalReader reader = journal.reader(0)) {
      for (int message = 0; message < half; message++) {
        assertThat(reader.next(journal.end())).isTrue();
      }
      journal.seal(reader.position(), half);
    }
    journal.force();
    journal.force(); // what the first one has forced may be stored as sealed
    journal.checkpoint();
  }

  @Test
  void withoutRoomForANoticeTheSessionGoesOnAndIsNobodysPredecessor() throws Exception {
    disk.failWrites(true);
    Keeper keeper = start(7, 0);

    assertThat(listener.warnings())
        .singleElement()
        .asString()
        .contains("cannot store the notice that session 7 starts");
    disk.failWrites(false);
    append("<13>1 message");
    awaitSealed();
    done(keeper.changeSession(Optional.of(() -> signing(8, 0))));
    done(keeper.stop());

    assertThat(notices()).anyMatch(notice -> notice.contains("rsid=\"8\" previous=\"0\""));
    assertThat(texts(EntryKind.SIGNATURE)).anyMatch(block -> block.contains("RSID=\"7\""));
  }

  @Test
  void endedSessionIsNamedWithItsLastNumbersTheNoticeOfItsEndIncluded() throws Exception {
    Keeper keeper = start(7, 0);
    append("<13>1 one");
    append("<13>1 two");
    done(keeper.end());
    append("<13>1 three");
    awaitSealed();
    done(keeper.stop());

    assertThat(notices().get(2))
        .contains(
            "rsid=\"8\" previous=\"7\" previousEnded=\"true\" previousLast=\"1/13:2 1/110:2\" resends=\"noted\"]");
  }

  @Test
  void successorThatCannotBeBegunLeavesTheSessionAsItWas() throws Exception {
    Keeper keeper = start(7, 0);

    assertThat(
            keeper.changeSession(
                Optional.of(
                    () -> {
                      throw new IOException("no RSID");
                    })))
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("no RSID");
    append("<13>1 message");
    awaitSealed();
    done(keeper.stop());

    assertThat(notices()).hasSize(2).allMatch(notice -> notice.contains("rsid=\"7\""));
  }

  private static long gbc(String block) {
    return Long.parseLong(block.replaceAll(".* GBC=\"(\\d+)\".*", "$1"));
  }
}
