package io.sealpost.delivery.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.Resend;
import io.sealpost.delivery.ResendReason;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.format.EntryKind;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a keeper says of what is sent again. */
@Timeout(60)
final class KeeperResendTest extends SmallKeeper {
  private Resend resend(long from, long to) {
    return new Resend(from, to, position -> true, ResendReason.CONNECTION);
  }

  private List<String> resends(long from) throws IOException {
    return texts(EntryKind.MESSAGE, from).stream()
        .filter(text -> text.contains(" RESEND "))
        .toList();
  }

  /** The first message of a journal that takes no more. */
  private Resend firstOfAFullJournal() {
    long from = journal.end();
    append("<13>1 one");
    long to = journal.end();
    fillUp();
    return resend(from, to);
  }

  @Test
  void whatIsSentAgainIsSaidAndCoveredAndForcedBeforeThat() throws Exception {
    Keeper keeper = start(7, 0);
    long from = journal.end();
    append("<13>1 one");
    append("<13>1 two");

    done(keeper.sayAgain(resend(from, journal.end())));

    assertThat(resends(0))
        .singleElement()
        .asString()
        .contains("[sealpost-resend@32473 rsid=\"7\" reason=\"connection\" again=\"7/1/13:1-2\"]");
    assertThat(journal.status().unsealed()).isZero();
    assertThat(journal.forced()).isEqualTo(journal.end());
    done(keeper.stop());
  }

  @Test
  void lossOfPowerRightAfterThatTakesNothingOfItAway() throws Exception {
    Keeper keeper = start(7, 0);
    long from = journal.end();
    append("<13>1 one");
    done(keeper.sayAgain(resend(from, journal.end())));

    FaultyDisk left = disk.loseUnforced(new Random(1));
    done(keeper.stop());
    journal.close();
    journal = left.open(config(), false, 8, what -> {});

    assertThat(resends(0)).hasSize(1);
    assertThat(texts(EntryKind.SIGNATURE))
        .last()
        .asString()
        .contains(" RSID=\"7\" SG=\"1\" SPRI=\"110\" ");
  }

  @Test
  void afterTheEndItIsSaidInAnotherSession() throws Exception {
    Keeper keeper = start(7, 0);
    long from = journal.end();
    append("<13>1 one");
    long to = journal.end();
    done(keeper.end());
    append("<13>1 two");

    done(keeper.sayAgain(resend(from, to)));

    assertThat(resends(0))
        .singleElement()
        .asString()
        .contains(" rsid=\"8\" reason=\"connection\" again=\"7/1/13:1\"]");
    assertThat(journal.status().unsealed()).isZero();
    done(keeper.stop());
    assertThat(notices()).hasSize(4);
  }

  @Test
  void fullJournalDoesNotGrowHoweverOftenItIsSentAgainAndSaysItOnceThereIsRoom() throws Exception {
    Keeper keeper = start(7, 0);
    Resend resend = firstOfAFullJournal();
    for (int time = 0; time < 20; time++) {
      done(keeper.sayAgain(resend));
    }

    assertThat(segments()).hasSizeLessThanOrEqualTo(4);
    List<String> said = resends(0);
    assertThat(said).hasSizeLessThan(20);
    long full = journal.end();
    journal.confirm(full);
    shared.keeperBell().ring();
    await().untilAsserted(() -> assertThat(resends(full)).hasSize(20 - said.size()));
    done(keeper.stop());
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void fullJournalThatIsClosedSaysItFromTheReserve() throws Exception {
    Keeper keeper = start(7, 0);
    Resend resend = firstOfAFullJournal();
    done(keeper.sayAgain(resend));

    done(keeper.end());

    assertThat(resends(0)).hasSize(1);
    assertThat(sessions.unsaid()).isEmpty();
    done(keeper.stop());
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void whatAFullJournalHasNoRoomForIsSaidByTheNextProcess() throws Exception {
    Keeper keeper = start(7, 0);
    Resend resend = firstOfAFullJournal();
    done(keeper.end());
    done(keeper.sayAgain(resend));
    done(keeper.sayAgain(resend));
    List<String> left = sessions.unsaid(); // should this process be killed now
    done(keeper.stop());

    assertThat(resends(0)).isEmpty();
    assertThat(left).containsExactly("connection 7/1/13:1", "connection 7/1/13:1");
    assertThat(sessions.unsaid()).isEqualTo(left);
    assertThat(listener.warnings()).isEmpty();
    Keeper next = start(20, 0);
    journal.confirm(journal.end());
    shared.keeperBell().ring();
    await().until(() -> sessions.unsaid().isEmpty());
    assertThat(resends(0)).hasSize(2).allMatch(text -> text.contains("again=\"7/1/13:1\""));
    assertThat(journal.status().unsealed()).isZero();
    done(next.stop());
  }
}
