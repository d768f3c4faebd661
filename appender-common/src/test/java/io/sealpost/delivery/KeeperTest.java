package io.sealpost.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.Bell;
import io.sealpost.journal.EntryKind;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.sign.Grouping.ByPri;
import io.sealpost.sign.Hash;
import io.sealpost.sign.KeyBlobType;
import io.sealpost.sign.SessionDirectory;
import io.sealpost.sign.SigningSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions of a keeper on a real journal, which end and follow one another. */
@Timeout(60)
final class KeeperTest {
  private static final SigningSetup SETUP =
      SigningSetup.of(Hash.SHA_1, KeyBlobType.K).with(new ByPri());
  private static final long FULL = 9_999_999_999L;
  // A session ends this many blocks before GBC is used up.
  private static final long LAST_BLOCKS = 1_000_000;

  private final RecordingListener listener = new RecordingListener();
  private final FaultyDisk disk = new FaultyDisk();
  private final DropReport report = new DropReport(() -> listener);
  @TempDir private Path directory;
  private SessionDirectory sessions;
  private Journal journal;

  @BeforeEach
  void open() throws IOException {
    sessions = new SessionDirectory(directory);
    journal = disk.open(config(), false, 7, what -> {});
  }

  private JournalConfig config() {
    return Journals.config(directory, JournalConfig.Mapping.ALWAYS, 4, 1 << 16);
  }

  @AfterEach
  void close() throws IOException {
    journal.close();
  }

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
    keeper.bell().ring();
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
    append("<13>1 behind");
    disk.spoil("0000000001.seg", at);

    Keeper keeper = start(7, 0);
    keeper.stop().get(30, TimeUnit.SECONDS);
    journal.close();
    journal = disk.open(config(), false, 8, what -> {});

    assertThat(texts(EntryKind.MESSAGE))
        .contains("<13>1 before", "<13>1 behind")
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
    await().until(() -> listener.warnings().stream().anyMatch(told -> told.contains("in order")));
    journal.confirm(journal.end());
    keeper.bell().ring();

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
        .contains("does not take the notice that session 7 starts");
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

  private Resend resend(long from, long to) {
    return new Resend(from, to, position -> true, ResendReason.CONNECTION);
  }

  private List<String> resends(long from) throws IOException {
    return texts(EntryKind.MESSAGE, from).stream()
        .filter(text -> text.contains(" RESEND "))
        .toList();
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
    long from = journal.end();
    append("<13>1 one");
    long to = journal.end();
    fillUp();
    for (int time = 0; time < 20; time++) {
      done(keeper.sayAgain(resend(from, to)));
    }

    assertThat(segments()).hasSizeLessThanOrEqualTo(4);
    List<String> said = resends(0);
    assertThat(said).hasSizeLessThan(20);
    long full = journal.end();
    journal.confirm(full);
    keeper.bell().ring();
    await().untilAsserted(() -> assertThat(resends(full)).hasSize(20 - said.size()));
    done(keeper.stop());
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void fullJournalThatIsClosedSaysItFromTheReserve() throws Exception {
    Keeper keeper = start(7, 0);
    long from = journal.end();
    append("<13>1 one");
    long to = journal.end();
    fillUp();
    done(keeper.sayAgain(resend(from, to)));

    done(keeper.end());

    assertThat(resends(0)).hasSize(1);
    assertThat(sessions.unsaid()).isEmpty();
    done(keeper.stop());
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void whatAFullJournalHasNoRoomForIsSaidByTheNextProcess() throws Exception {
    Keeper keeper = start(7, 0);
    long from = journal.end();
    append("<13>1 one");
    long to = journal.end();
    fillUp();
    done(keeper.end());
    done(keeper.sayAgain(resend(from, to)));
    done(keeper.sayAgain(resend(from, to)));
    List<String> left = sessions.unsaid(); // should this process be killed now
    done(keeper.stop());

    assertThat(resends(0)).isEmpty();
    assertThat(left).containsExactly("connection 7/1/13:1", "connection 7/1/13:1");
    assertThat(sessions.unsaid()).isEqualTo(left);
    assertThat(listener.warnings()).isEmpty();
    Keeper next = start(20, 0);
    journal.confirm(journal.end());
    next.bell().ring();
    await().until(() -> sessions.unsaid().isEmpty());
    assertThat(resends(0)).hasSize(2).allMatch(text -> text.contains("again=\"7/1/13:1\""));
    assertThat(journal.status().unsealed()).isZero();
    done(next.stop());
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

  private Keeper start(long rsid, long counter) throws IOException {
    KeeperContext context =
        new KeeperContext(
            journal,
            TimeUnit.MILLISECONDS.toNanos(10),
            () -> 0,
            new Bell(),
            oldest -> {},
            report,
            () -> new NoticeOrigin(SETUP.header(), 32473, Optional.empty()),
            new UnforcedReport("TEST", () -> listener),
            () -> listener);
    Keeper keeper = new Keeper("TEST", context, Optional.of(signing(rsid, counter)));
    keeper.start();
    return keeper;
  }

  private Signing signing(long rsid, long counter) throws IOException {
    return new Signing(
        SETUP.session(rsid, 1, counter, sessions::addCertificates),
        SETUP.sealingWithin(Duration.ofMillis(20)).config(),
        sessions,
        () -> signing(rsid + 1, 0));
  }

  private void fill() {
    String text = "<13>1 " + "x".repeat(1_000);
    while (tryAppend(text)) {}
  }

  /** With what the sealing leaves room for, too. */
  private void fillUp() {
    fill();
    awaitSealed();
    fill();
  }

  private List<String> segments() {
    return disk.names().stream().filter(name -> name.endsWith(".seg")).toList();
  }

  private static void done(Future<?> task) throws Exception {
    task.get(10, TimeUnit.SECONDS);
  }

  private void awaitSealed() {
    await().until(() -> journal.status().unsealed() == 0);
  }

  private void append(String text) {
    assertThat(tryAppend(text)).isTrue();
  }

  private boolean tryAppend(String text) {
    return journal.append(text.getBytes(US_ASCII), 0, text.length());
  }

  private static long gbc(String block) {
    return Long.parseLong(block.replaceAll(".* GBC=\"(\\d+)\".*", "$1"));
  }

  private List<String> notices() throws IOException {
    return texts(EntryKind.MESSAGE).stream().filter(text -> text.contains("event=")).toList();
  }

  private List<String> texts(EntryKind kind) throws IOException {
    return texts(kind, 0);
  }

  private List<String> texts(EntryKind kind, long from) throws IOException {
    List<String> texts = new ArrayList<>();
    try (JournalReader reader = journal.reader(from)) {
      while (reader.next(journal.end())) {
        if (reader.kind() == kind) {
          texts.add(new String(reader.array(), reader.offset(), reader.length(), US_ASCII));
        }
      }
    }
    return texts;
  }
}
