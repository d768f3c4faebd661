package io.sealpost.delivery.courier;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.Resend;
import io.sealpost.delivery.ResendReason;
import io.sealpost.delivery.SharedState;
import io.sealpost.delivery.UnexpectedFailures;
import io.sealpost.delivery.courier.CourierContext.Certificates;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.schedule.Gate;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.RateLimit;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.Redundancy;
import io.sealpost.time.Clocks;
import io.sealpost.transport.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of ten messages, named by their places from 1 on. */
@Timeout(30)
final class ResendTrackerTest {
  private static final Target TARGET = Target.parse("relp://one.example.org");

  private final RecordingListener listener = new RecordingListener();
  private final List<String> said = new ArrayList<>();
  private final List<Resend> resends = new ArrayList<>();
  private final List<Long> ends = new ArrayList<>(List.of(0L));
  @TempDir private Path directory;
  private Journal journal;
  private AnsweredAhead ahead;
  private ResendTracker copies;
  private CompletableFuture<@Nullable Void> answer = CompletableFuture.completedFuture(null);
  private boolean stopping;
  private int limit = 10;
  private LongSupplier nanos = System::nanoTime;
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> nanos.getAsLong());

  @BeforeEach
  void open() throws IOException {
    JournalConfig config = Journals.config(directory, JournalConfig.Mapping.ALWAYS, 8, 1 << 16);
    journal = new FaultyDisk().open(config, false, 7, what -> {});
    for (int i = 0; i < 10; i++) {
      assertThat(journal.append("<13>1 message".getBytes(US_ASCII), 0, 13)).isTrue();
      ends.add(journal.end());
    }
    ahead = new AnsweredAhead(0, journal::confirm);
    copies = copies();
    copies.begin();
  }

  private ResendTracker copies() {
    SharedState shared =
        new SharedState(
            journal, () -> true, clocks, new UnexpectedFailures(listener, clocks), listener);
    CourierContext context =
        new CourierContext(
            shared,
            new DeliveryConfig(
                1, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
            new Gate(ScheduleConfig.always()),
            new RateLimit(MaxRate.NONE, clocks),
            () -> ends.get(limit),
            Certificates.NONE,
            () -> Redundancy.RELIABLE,
            this::say,
            new CourierReports(shared, new DropReport(listener, clocks)),
            Optional.of(directory));
    return new ResendTracker(context, ahead, () -> stopping);
  }

  private CompletableFuture<@Nullable Void> say(Resend resend) {
    said.add(text(resend));
    resends.add(resend);
    return answer;
  }

  private String text(Resend resend) {
    StringBuilder text = new StringBuilder(resend.reason().word());
    for (int place = 1; place < ends.size(); place++) {
      text.append(resend.has(ends.get(place)) ? " " + place : "");
    }
    return text.toString();
  }

  @AfterEach
  void close() throws IOException {
    copies.close();
    journal.close();
  }

  /** A connection on which those from what is confirmed up to a place are sent. */
  private void connectionRun(int to) {
    dial(TARGET);
    for (int place = 1; place <= to; place++) {
      if (ends.get(place) > journal.confirmed() && !ahead.has(ends.get(place))) {
        copies.sending(ends.get(place));
      }
    }
  }

  private void dial(Target target) {
    ahead.begin(journal.confirmed());
    copies.beginRun(journal.confirmed(), target);
  }

  private void fail() {
    copies.failed(ResendReason.CONNECTION);
  }

  /** Another process takes over. */
  private void restart() {
    copies = copies();
    copies.begin();
    said.clear();
    copies.beginRun(0, TARGET);
  }

  private Candidate candidate(int place) throws IOException {
    try (JournalReader reader = journal.reader(ends.get(place - 1))) {
      assertThat(reader.next(journal.end())).isTrue();
      return new Candidate(reader);
    }
  }

  /** Two pieces: what is said of the second is looked for from where it begins. */
  @Test
  void aLongListIsSaidInPiecesBetweenWhichNoEntryLies() throws IOException {
    copies.close();
    journal.close();
    int segment = (1 << 20) - 4096; // no piece has a whole number of them
    JournalConfig config = Journals.config(directory, JournalConfig.Mapping.ALWAYS, 40, segment);
    journal = new FaultyDisk().open(config, false, 7, what -> {});
    byte[] message = new byte[200_001];
    ends.subList(1, ends.size()).clear();
    limit = 100;
    for (int i = 0; i < limit; i++) {
      assertThat(journal.append(message, 0, message.length)).isTrue();
      ends.add(journal.end());
    }
    ahead = new AnsweredAhead(0, journal::confirm);
    copies = copies();
    copies.begin();
    connectionRun(limit);
    fail();
    resends.clear();
    dial(TARGET);

    assertThat(resends).hasSize(2);
    int read = 0;
    for (Resend piece : resends) {
      try (JournalReader reader = journal.reader(piece.from())) {
        while (reader.next(piece.to())) {
          assertThat(piece.has(reader.position())).isTrue();
          read++;
        }
      }
    }
    assertThat(read).isEqualTo(limit);
    assertThat(journal.damaged()).isZero();
  }

  @Test
  void nothingIsSaidOfWhatIsConfirmedOrWasNotSentBefore() {
    connectionRun(5);
    said.clear();
    ahead.confirm(ends.get(5));
    fail();
    connectionRun(10);

    assertThat(said).isEmpty();
  }

  @Test
  void whatWasSentIsSaidOnceForEachTimeThatItIsSentAgain() {
    connectionRun(6);
    said.clear();
    ahead.confirm(ends.get(2));
    fail();
    dial(TARGET); // nobody is there
    dial(TARGET);
    assertThat(said).containsExactly("connection 3 4 5 6");

    connectionRun(4); // breaks early
    fail();
    connectionRun(8);
    fail();
    connectionRun(8);
    assertThat(said)
        .containsExactly("connection 3 4 5 6", "connection 3 4", "connection 3 4 5 6 7 8");
  }

  @Test
  void whatIsAnsweredIsNotSaid() {
    connectionRun(6);
    said.clear();
    ahead.add(ends.get(3), ends.get(5));
    copies.failed(ResendReason.REFUSED);

    connectionRun(6);

    assertThat(said).containsExactly("refused 1 2 3 6");
  }

  @Test
  void anotherTargetIsTheReasonWhereItIsOne() {
    connectionRun(2);
    said.clear();
    fail();

    dial(Target.parse("relp://two.example.org"));

    assertThat(said).containsExactly("failover 1 2");
  }

  @Test
  void overUdpOnlyWhatADeadProcessMayHaveSentIsSaid() {
    Target udp = Target.parse("udp://one.example.org");
    dial(udp);
    copies.sending(ends.get(3));
    fail();
    dial(udp);

    assertThat(said).containsExactly("restart 1 2 3 4 5 6 7 8 9 10");
  }

  @Test
  void entryThatIsTriedAloneIsSaidEachTimeButTheFirst() throws IOException {
    connectionRun(2);
    said.clear();
    fail();
    copies.beginTrial(candidate(1));
    copies.beginTrial(candidate(1));
    copies.beginTrial(candidate(3));
    copies.beginTrial(candidate(3));
    assertThat(said).containsExactly("examination 1", "examination 1", "examination 3");

    connectionRun(3);
    assertThat(said).last().isEqualTo("connection 1 2 3");
  }

  @Test
  void answeredEntryThatIsTriedIsSaid() throws IOException {
    connectionRun(4);
    ahead.add(ends.get(1), ends.get(4));
    fail();
    connectionRun(1);
    said.clear();

    copies.beginTrial(candidate(2));

    assertThat(said).containsExactly("examination 2");
  }

  @Test
  void whatADeadProcessSentIsSaidByTheNext() {
    connectionRun(4);

    restart();

    // All ten lie within the least that is stored ahead.
    assertThat(said).containsExactly("restart 1 2 3 4 5 6 7 8 9 10");
  }

  @Test
  void whatAProcessSentThatEndedIsKnownExactly() {
    connectionRun(4);
    copies.close();

    restart();

    assertThat(said).containsExactly("restart 1 2 3 4");
  }

  @Test
  void processThatLetGoOfTheDirectoryWritesNothingMore() {
    connectionRun(4);
    copies.abandon();
    copies.close();

    restart();

    assertThat(said).containsExactly("restart 1 2 3 4 5 6 7 8 9 10");
  }

  @Test
  void whatCannotBeSaidIsToldAndSent() {
    connectionRun(2);
    fail();
    answer = CompletableFuture.failedFuture(new IOException("no disk"));

    connectionRun(2);

    assertThat(listener.warnings()).singleElement().asString().contains("no disk", "replays");
  }

  @Test
  void keeperThatDoesNotAnswerInTimeIsToldAndNotWaitedForAnyLonger() {
    connectionRun(2);
    fail();
    answer = new CompletableFuture<>();
    long begin = System.nanoTime();
    AtomicLong seconds = new AtomicLong();
    nanos = () -> begin + TimeUnit.SECONDS.toNanos(seconds.getAndIncrement());

    connectionRun(2);

    assertThat(seconds).hasValueBetween(11, 20);
    assertThat(listener.warnings()).singleElement().asString().contains("takes too long");
  }

  @Test
  void stopWaitsForNobodyAndForgetsNothing() {
    connectionRun(2);
    fail();
    answer = new CompletableFuture<>();
    stopping = true;
    dial(TARGET);
    copies.close();
    stopping = false;
    answer = CompletableFuture.completedFuture(null);

    restart();

    assertThat(said).containsExactly("restart 1 2");
  }

  @Test
  void whatWaitsForItsKeyIsSaidWhenItMayBeSent() {
    connectionRun(8);
    fail();
    said.clear();
    limit = 5;
    dial(TARGET);
    limit = 10;
    dial(TARGET);

    assertThat(said).containsExactly("connection 1 2 3 4 5", "connection 1 2 3 4 5 6 7 8");
  }
}
