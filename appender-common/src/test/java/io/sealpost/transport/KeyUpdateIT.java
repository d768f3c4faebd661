package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An answer to a key update never confirms what the server has not read, whatever end the server
 * comes to: many of them on connections that stand while data flows, until the server is ended at
 * random. {@code -Dkeyupdates=1000} waits for so many answers.
 */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(300)
final class KeyUpdateIT {
  private static final int ANSWERS = Thorough.times("keyupdates", 80, 1_000);
  private static final int ENDS = Thorough.times(2, 25);
  private static final int SENDERS = 16;
  private static final int BATCH = 200;
  private static final long SEED = 20_261_201;
  private static final long PATIENCE_MILLIS = 2_000;

  @TempDir Path directory;

  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();
  private final Map<String, Long> confirmed = new ConcurrentHashMap<>(); // by connection
  private final CountDownLatch over = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(names = {"TLS_OSSL", "TLS_SYSLOG_NG"})
  void nothingIsConfirmedThatIsNotInTheArchive(Listener listener, TestReporter reporter)
      throws InterruptedException, ExecutionException {
    Site site = new Site(directory.resolve("certificates"));
    try (LogHost host = site.start(listener, directory.resolve("host"))) {
      TransportConfig config =
          Site.transport(host.target(listener), site.tls(), Duration.ofSeconds(5));
      ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
      try {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
          int sender = i;
          running.add(senders.submit(() -> send(sender, config)));
        }
        endAtRandom(host);
        for (Future<?> one : running) {
          one.get();
        }
      } finally {
        over.countDown();
        senders.shutdownNow();
      }
      host.terminate();
      reporter.publishEntry(
          listener + " answers, unanswered, ends", answers + ", " + unanswered + ", " + ends);
      Set<String> archive = archived(host, listener);
      assertThat(unanswered).as("questions on which the server was ended").hasPositiveValue();
      List<String> missing = new ArrayList<>();
      confirmed.forEach(
          (connection, label) -> {
            for (long i = 0; i <= label; i++) {
              if (!archive.contains(message(connection, i))) {
                missing.add(connection + ": " + i + " of " + label);
              }
            }
          });
      assertThat(missing).as("confirmed but not archived").isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_OSSL", "TLS_SYSLOG_NG"})
  void serverThatHangsAnswersNothingUntilItReadsOn(Listener listener) throws Exception {
    Site site = new Site(directory.resolve("certificates"));
    try (LogHost host = site.start(listener, directory.resolve("host"))) {
      AtomicLong label = new AtomicLong(-1);
      TransportConfig config = Site.transport(host.target(listener), site.tls());
      try (Connection connection = Site.dial(config, label::set)) {
        send(connection, "first", 0);
        connection.ask();
        await(label, 0, PATIENCE_MILLIS);
        assertThat(label).as("it answers").hasValue(0);
        host.stop();
        send(connection, "hung", 1);
        connection.ask();
        await(label, 1, 500);
        assertThat(label).hasValue(0);
        host.cont();
        await(label, 1, 10 * PATIENCE_MILLIS);
        assertThat(label).hasValue(1);
      }
    }
  }

  private static String message(String connection, long number) {
    return "<13>1 - - - - - - " + connection + "." + number + "." + "x".repeat(140);
  }

  private static void send(Connection sender, String connection, long number) throws IOException {
    byte[] octets = message(connection, number).getBytes(StandardCharsets.US_ASCII);
    sender.send(octets, 0, octets.length, number);
  }

  private static Set<String> archived(LogHost host, Listener listener) {
    return host.archive(listener).stream()
        .map(octets -> new String(octets, StandardCharsets.US_ASCII))
        .collect(Collectors.toSet());
  }

  /** Sends on one connection after the other, each for as long as the server lives. */
  private Void send(int sender, TransportConfig config) throws InterruptedException {
    for (int attempt = 0; !isEnough() && over.getCount() > 0; attempt++) {
      String name = sender + "." + attempt;
      AtomicLong label = new AtomicLong(-1);
      try (Connection connection =
          Site.dial(
              config,
              proved -> {
                confirmed.put(name, proved);
                label.set(proved);
              })) {
        ask(connection, name, label);
      } catch (IOException e) {
        // As it should be with a server that dies; what was confirmed nevertheless is looked at.
        pause(50);
      }
    }
    return null;
  }

  private void ask(Connection connection, String name, AtomicLong label)
      throws IOException, InterruptedException {
    for (long number = 0; !isEnough() && over.getCount() > 0; ) {
      for (int i = 0; i < BATCH; i++) {
        send(connection, name, number++);
      }
      unanswered.incrementAndGet();
      connection.ask();
      long asked = number - 1;
      for (int i = 0; i < BATCH; i++) { // data flows on, and is not covered by the answer
        send(connection, name, number++);
      }
      connection.flush();
      await(label, asked, PATIENCE_MILLIS);
      if (label.get() < asked) {
        throw new IOException("no answer");
      }
      unanswered.decrementAndGet();
      answers.incrementAndGet();
    }
  }

  private static void await(AtomicLong label, long wanted, long millis)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    CountDownLatch never = new CountDownLatch(1);
    while (label.get() < wanted && System.nanoTime() < end) {
      never.await(5, TimeUnit.MILLISECONDS);
    }
  }

  private boolean isEnough() {
    return answers.get() >= ANSWERS && ends.get() >= ENDS;
  }

  private void pause(long millis) throws InterruptedException {
    over.await(millis, TimeUnit.MILLISECONDS);
  }

  /** Ends the server every moment, each time in another way. */
  private void endAtRandom(LogHost host) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(SEED);
    while (!isEnough()) {
      pause(random.nextLong(800, 2_500));
      boolean hang = random.nextInt(3) == 0;
      if (hang) {
        host.stop();
        pause(random.nextLong(100, 500));
      }
      if (hang || random.nextBoolean()) {
        host.kill();
      } else {
        host.terminate();
      }
      host.restart();
      ends.incrementAndGet();
    }
  }
}
