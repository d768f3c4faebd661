package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealpost.testing.Quickly;
import java.io.InterruptedIOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class RelpWindowTest {
  private static final int FIRST = 2;
  private static final int MEGABYTE = 1024 * 1024;

  private final Watchdog watchdog = new DaemonThreads("test").watchdog();
  private CountDownLatch overdue;
  private final List<Long> confirmed = new ArrayList<>();

  private RelpWindow window(int size, Duration ackTimeout) {
    CountDownLatch itsOwn = new CountDownLatch(1);
    overdue = itsOwn;
    return new RelpWindow(size, FIRST, watchdog.alarm(ackTimeout, itsOwn::countDown));
  }

  private RelpWindow window(int size) {
    return window(size, Duration.ofMinutes(1));
  }

  @Test
  void answersOutOfOrderConfirmNothingBeforeTheOldestIsAnswered() throws ProtocolException {
    RelpWindow window = window(3);
    window.add(10, 101);
    window.add(10, 102);
    window.add(10, 103);

    window.answered(FIRST + 1);
    window.confirm(confirmed::add);
    assertThat(confirmed).isEmpty();

    window.answered(FIRST);
    window.confirm(confirmed::add);
    assertThat(confirmed).containsExactly(102L);

    window.answered(FIRST + 2);
    window.confirm(confirmed::add);
    assertThat(confirmed).containsExactly(102L, 103L);
  }

  private List<String> ahead(RelpWindow window) {
    List<String> found = new ArrayList<>();
    window.answeredAhead(100, (from, to) -> found.add(from + "-" + to));
    return found;
  }

  @Test
  void whatIsAnsweredBehindAGapIsKnownToBe() throws ProtocolException {
    RelpWindow window = window(10);
    for (long label = 101; label <= 106; label++) {
      window.add(10, label);
    }
    window.answered(FIRST);
    window.confirm(confirmed::add);
    assertThat(ahead(window)).isEmpty();

    window.refused(FIRST + 1);
    window.answered(FIRST + 2);
    window.answered(FIRST + 3);
    window.answered(FIRST + 5);
    window.confirm(confirmed::add);

    assertThat(confirmed).containsExactly(101L);
    assertThat(ahead(window)).containsExactly("102-103", "103-104", "105-106");
  }

  @Test
  void refusalEndsTheWaitForConfirmationButNotForAnswers() throws Exception {
    RelpWindow window = window(2);
    window.add(1, 7);
    window.add(1, 8);
    CompletableFuture<List<Long>> end = waiting(() -> window.awaitEmpty());
    CompletableFuture<List<Long>> room = waiting(() -> window.awaitRoom(1));
    CompletableFuture<List<Long>> answers = waiting(() -> window.awaitAnswers());
    window.refused(FIRST);
    assertThat(end.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(room.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(answers).isNotDone();

    window.answered(FIRST + 1);

    assertThat(answers.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void nothingCountsBehindACertificateThatWasNotAnsweredWell() throws ProtocolException {
    RelpWindow window = window(10);
    window.add(10, 100); // a certificate
    window.add(10, 101);
    window.add(10, 102);
    window.add(10, 102); // another one
    window.add(10, 103);
    for (int transaction : new int[] {1, 2, 4}) {
      window.answered(FIRST + transaction);
    }
    assertThat(ahead(window)).isEmpty();

    window.answered(FIRST);
    assertThat(ahead(window)).containsExactly("100-101", "101-102");
    window.answered(FIRST + 3);
    assertThat(ahead(window)).containsExactly("100-101", "101-102", "102-103");
  }

  @Test
  void answersToWhatDoesNotWaitAreRefused() throws ProtocolException {
    RelpWindow window = window(3);
    window.add(10, 101);
    window.add(10, 102);
    window.answered(FIRST + 1);
    for (int transaction : new int[] {0, FIRST - 1, FIRST + 1, FIRST + 2}) {
      assertThatExceptionOfType(ProtocolException.class)
          .isThrownBy(() -> window.answered(transaction))
          .withMessageContaining("transaction " + transaction);
    }
  }

  @Test
  void roomIsForSoManyTransactions() throws ProtocolException {
    RelpWindow window = window(2);
    window.add(1, 1);
    assertThat(window.hasRoom(1)).isTrue();
    window.add(1, 2);
    assertThat(window.hasRoom(1)).isFalse();
    window.answered(FIRST);
    window.confirm(confirmed::add);
    assertThat(window.hasRoom(1)).isTrue();
  }

  @Test
  void roomIsForOneMegabyteOrForASingleMessageOfAnyLength() {
    RelpWindow window = window(10);
    assertThat(window.hasRoom(2 * MEGABYTE)).isTrue();
    window.add(MEGABYTE - 1, 1);
    assertThat(window.hasRoom(1)).isTrue();
    assertThat(window.hasRoom(2)).isFalse();
  }

  @Test
  void slotsAreUsedAgainForAsLongAsTheConnectionLives() throws ProtocolException {
    RelpWindow window = window(3);
    for (int i = 0; i < 100; i++) {
      window.add(1, i);
      window.answered(FIRST + i);
      window.confirm(confirmed::add);
    }
    assertThat(confirmed).hasSize(100).endsWith(99L);
  }

  @Test
  void whoWaitsForTheEndFindsEverythingReported() throws Exception {
    RelpWindow window = window(3);
    window.add(1, 7);
    CompletableFuture<List<Long>> seen = waiting(() -> window.awaitEmpty());
    window.answered(FIRST);
    window.confirm(confirmed::add);
    assertThat(seen.get(10, TimeUnit.SECONDS)).containsExactly(7L);
  }

  @Test
  void closingFreesWhoeverWaits() throws Exception {
    RelpWindow window = window(1);
    window.add(1, 7);
    CompletableFuture<List<Long>> end = waiting(() -> window.awaitEmpty());
    CompletableFuture<List<Long>> room = waiting(() -> window.awaitRoom(1));
    window.close();
    assertThat(end.get(10, TimeUnit.SECONDS)).isEmpty();
    assertThat(room.get(10, TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void answersAreOverdueWhenNoneComesAfterTheFlush() throws InterruptedException {
    RelpWindow window = window(3, Duration.ofMillis(50));
    window.add(1, 7);
    assertThat(overdue.await(150, TimeUnit.MILLISECONDS)).as("before the flush").isFalse();
    window.flushed();
    assertThat(overdue.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void answersAreNotOverdueWhenAllHaveCome() throws Exception {
    Duration ack = Duration.ofMillis(50);
    Quickly.take(
        ack,
        () -> {
          RelpWindow window = window(3, ack);
          window.add(1, 7);
          window.flushed();
          window.answered(FIRST);
          window.confirm(confirmed::add);
          window.flushed();
        });
    assertThat(overdue.await(200, TimeUnit.MILLISECONDS)).isFalse();
  }

  private interface Waiting {
    void run() throws InterruptedIOException;
  }

  /** Waits on a thread of its own, and gives what was confirmed by then. */
  private CompletableFuture<List<Long>> waiting(Waiting wait) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            wait.run();
            return List.copyOf(confirmed);
          } catch (InterruptedIOException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
