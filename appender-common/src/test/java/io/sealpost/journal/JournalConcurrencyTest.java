package io.sealpost.journal;

import static io.sealpost.journal.Journals.append;
import static io.sealpost.journal.Journals.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.Journals.Warnings;
import io.sealpost.threads.Bell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several threads append while one reads, confirms, seals and frees under them. */
@Timeout(120)
final class JournalConcurrencyTest {
  private static final int MESSAGES = 16_000;

  @TempDir Path directory;
  private final Warnings warnings = new Warnings();

  @ParameterizedTest
  @EnumSource(JournalTest.Form.class)
  void everyEntryArrivesOnceAndEachThreadsInItsOrder(JournalTest.Form form) throws Exception {
    assertAllArrive(form, 4, false);
  }

  /** An interrupt would close a file channel for everybody. */
  @ParameterizedTest
  @EnumSource(JournalTest.Form.class)
  void interruptedCallersLoseNothingAndStayInterrupted(JournalTest.Form form) throws Exception {
    assertAllArrive(form, 64, true);
  }

  private void assertAllArrive(JournalTest.Form form, int count, boolean interrupted)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try (Journal journal = open(form)) {
      journal.reserve(53, 2100);
      List<Future<?>> appenders = new ArrayList<>();
      for (int thread = 0; thread < count; thread++) {
        int id = thread;
        appenders.add(threads.submit(() -> appendAll(journal, id, MESSAGES / count, interrupted)));
      }
      readAll(journal, count);
      for (Future<?> appender : appenders) {
        appender.get();
      }
      assertThat(journal.status().damaged()).isZero();
      assertThat(journal.status().entries()).isEqualTo(MESSAGES);
    } finally {
      threads.shutdownNow();
    }
    assertThat(warnings.all()).isEmpty();
  }

  private Journal open(JournalTest.Form form) throws IOException {
    return Journal.open(form.config(directory), 1, warnings);
  }

  /** A full journal is room again soon: the reader frees it. */
  private static void appendAll(Journal journal, int thread, int each, boolean interrupted) {
    for (int number = 0; number < each; number++) {
      String text = thread + " " + number + " " + "z".repeat(number % 100);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      while (!append(journal, text)) {
        Thread.onSpinWait();
      }
      assertThat(Thread.currentThread().isInterrupted()).isEqualTo(interrupted);
    }
  }

  private static void readAll(Journal journal, int threads) throws IOException {
    Bell bell = new Bell();
    journal.addBell(bell);
    int[] next = new int[threads];
    int read = 0;
    try (JournalReader reader = journal.reader(0)) {
      while (read < MESSAGES) {
        bell.arm();
        int before = read;
        while (reader.next(journal.end())) {
          String[] words = text(reader).split(" ", -1);
          int thread = Integer.parseInt(words[0]);
          assertThat(Integer.parseInt(words[1])).isEqualTo(next[thread]++);
          read++;
        }
        journal.confirm(reader.position());
        journal.seal(reader.position(), read - before);
        journal.force();
        journal.checkpoint();
        if (read == before) {
          bell.await(TimeUnit.SECONDS.toNanos(1));
        }
      }
    }
    assertThat(next).containsOnly(MESSAGES / threads);
  }
}
