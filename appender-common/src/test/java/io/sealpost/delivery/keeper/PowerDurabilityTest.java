package io.sealpost.delivery.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.SharedStates;
import io.sealpost.delivery.drops.DropReport;
import io.sealpost.journal.FaultyDisk;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalReader;
import io.sealpost.journal.Journals;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Application threads that wait for a keeper's forces, on a disk that hangs, fails and forgets. */
@Timeout(60)
final class PowerDurabilityTest {
  private static final int THREADS = 32;
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final JournalConfig CONFIG =
      Journals.config(Path.of("unused"), JournalConfig.Mapping.ALWAYS, 12, 1 << 16);

  private final RecordingListener listener = new RecordingListener();
  private final UnforcedReport unforced = new UnforcedReport("TEST", listener);
  private final FaultyDisk disk = new FaultyDisk();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Journal journal;
  private Keeper keeper;

  @BeforeEach
  void open() throws IOException {
    journal = disk.open(CONFIG, true, 1, what -> {});
    keeper =
        new Keeper(
            "TEST",
            new KeeperContext(
                SharedStates.of(journal, listener),
                Optional.empty(),
                TimeUnit.HOURS.toNanos(1), // whatever is forced was waited for
                oldest -> {},
                new DropReport(listener, Clocks.SYSTEM),
                () -> {
                  throw new AssertionError("nothing is dropped here");
                },
                unforced),
            Optional.empty());
    keeper.start();
  }

  @AfterEach
  void close() throws Exception {
    disk.failForces(false);
    disk.letForces();
    keeper.stop().get(10, TimeUnit.SECONDS);
    journal.close();
    threads.shutdownNow();
  }

  @Test
  void whoWaitsReturnsOnceTheMessageOutlivesALossOfPower() throws Exception {
    for (int i = 0; i < 20; i++) {
      append("message " + i);
      assertThat(journal.awaitForced(LONG)).isTrue();
      assertThat(afterLossOfPower()).hasSize(i + 1).endsWith("message " + i);
    }
  }

  @Test
  void whoWaitsDoesNotReturnBefore() throws Exception {
    int before = disk.forces();
    disk.holdForces();
    CompletableFuture<Boolean> waiting = appending("held");
    await().until(() -> disk.forces() > before);
    assertThat(waiting).isNotDone();
    disk.letForces();
    assertThat(waiting.get()).isTrue();
  }

  @Test
  void manyWhoWaitShareOneForce() throws Exception {
    int before = disk.forces();
    disk.holdForces();
    List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      waiting.add(appending("message " + thread));
    }
    await().until(() -> journal.status().entries() == THREADS);
    disk.letForces();
    for (CompletableFuture<Boolean> each : waiting) {
      assertThat(each.get()).isTrue();
    }
    // One was under way with whoever came first, and one took all the others.
    assertThat(disk.forces() - before).isBetween(1, 2);
    assertThat(afterLossOfPower()).hasSize(THREADS);
  }

  @Test
  void anInterruptDoesNotEndTheWaitAndStaysSet() throws Exception {
    int before = disk.forces();
    disk.holdForces();
    CompletableFuture<Boolean> stillSet = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              append("interrupted");
              boolean forced = journal.awaitForced(LONG);
              stillSet.complete(forced && Thread.currentThread().isInterrupted());
            });
    thread.start();
    await().until(() -> disk.forces() > before);
    thread.interrupt();
    assertThat(stillSet).isNotDone();
    disk.letForces();
    assertThat(stillSet.get()).isTrue();
  }

  @Test
  void aDiskThatHangsCostsOneWaitAndNotOneAMessage() throws Exception {
    disk.holdForces();
    append("first");
    assertThat(journal.awaitForced(Duration.ofMillis(1))).isFalse();
    append("second");
    assertThat(journal.awaitForced(Duration.ofHours(1))).isFalse();
    disk.letForces();
    await().until(() -> journal.forced() > 0);
    append("third");
    assertThat(journal.awaitForced(LONG)).isTrue();
    assertThat(afterLossOfPower()).containsExactly("first", "second", "third");
  }

  @Test
  void whatWasNotForcedInTimeIsToldOnceAnOutage() throws Exception {
    disk.holdForces();
    for (int i = 0; i < 3; i++) {
      append("message");
      if (!journal.awaitForced(Duration.ofMillis(1))) {
        unforced.count();
      }
    }
    await().until(() -> !listener.warnings().isEmpty());
    disk.letForces();
    await().until(() -> !listener.infos().isEmpty());
    assertThat(listener.warnings()).singleElement().asString().contains("cannot force writes");
    assertThat(listener.infos()).singleElement().asString().contains("3 messages");
    assertThat(unforced.total()).isEqualTo(3);
  }

  @Test
  void whatADiskFailedToForceIsWrittenAgainBeforeItCountsAsForced() throws Exception {
    disk.failForces(true);
    CompletableFuture<Boolean> first = appending("x".repeat(3000));
    await().until(() -> !listener.warnings().isEmpty());
    CompletableFuture<Boolean> second = appending("behind it");
    await().until(() -> journal.status().entries() == 2);
    assertThat(first).isNotDone();
    disk.failForces(false);
    assertThat(first.get()).isTrue();
    assertThat(second.get()).isTrue();
    assertThat(afterLossOfPower()).containsExactly("x".repeat(3000), "behind it");
  }

  @Test
  void aForceThatFailsInTheSecondOfTwoSegmentsIsMadeUpFor() throws Exception {
    disk.failForces(true);
    while (journal.end() >>> 32 < 3) {
      append("y".repeat(9000));
    }
    append("last");
    disk.failForces(false);
    assertThat(journal.awaitForced(LONG)).isTrue();
    assertThat(afterLossOfPower()).endsWith("last");
  }

  private CompletableFuture<Boolean> appending(String text) {
    return CompletableFuture.supplyAsync(
        () -> {
          append(text);
          return journal.awaitForced(LONG);
        },
        threads);
  }

  private void append(String text) {
    assertThat(journal.append(text.getBytes(US_ASCII), 0, text.length())).isTrue();
  }

  private List<String> afterLossOfPower() throws IOException {
    List<String> texts = new ArrayList<>();
    FaultyDisk left = disk.loseUnforced(new Random(texts.hashCode()));
    try (Journal found = left.open(CONFIG, true, 2, what -> {});
        JournalReader reader = found.reader(0)) {
      while (reader.next(found.end())) {
        texts.add(new String(reader.array(), reader.offset(), reader.length(), US_ASCII));
      }
    }
    return texts;
  }
}
