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
import java.util.stream.Collectors;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A checkpoint over TLS never confirms what the server has not read, whatever end the server comes
 * to: hundreds of checkpoints against each kind of server while it is ended and started again at
 * random.
 */
@Execution(ExecutionMode.CONCURRENT)
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
final class CheckpointIT {
  private static final int CHECKPOINTS = Thorough.times(60, 500);
  // After fewer it may be that no checkpoint has failed.
  private static final int ENDS = 3;
  private static final int SENDERS = 16;
  private static final int BATCH = 200;
  private static final long SEED = 20_261_121;

  @TempDir Path directory;

  private final AtomicInteger checkpoints = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
  private final CountDownLatch over = new CountDownLatch(1);

  @ParameterizedTest
  @EnumSource(names = {"TLS", "TLS_SYSLOG_NG"})
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
          listener + " checkpoints, failed, ends", checkpoints + ", " + failed + ", " + ends);
      assertThat(failed).as("failed checkpoints, of %s", checkpoints).hasPositiveValue();
      assertThat(confirmed).as("most are confirmed").hasSizeGreaterThan(CHECKPOINTS / 4 * BATCH);
      confirmed.removeAll(archived(host, listener));
      assertThat(confirmed).as("confirmed but not archived").isEmpty();
    }
  }

  private static Set<String> archived(LogHost host, Listener listener) {
    return host.archive(listener).stream()
        .map(octets -> new String(octets, StandardCharsets.US_ASCII))
        .collect(Collectors.toSet());
  }

  /** Sends batches, each on a connection of its own, until there were enough checkpoints. */
  private Void send(int sender, TransportConfig config) throws InterruptedException {
    for (int batch = 0; !isEnough() && over.getCount() > 0; batch++) {
      List<String> messages = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        messages.add("<13>1 - - - - - - " + sender + "." + batch + "." + i + "." + "x".repeat(140));
      }
      try (Connection connection = Site.dial(config, label -> confirmed.addAll(messages))) {
        deliver(connection, messages);
      } catch (IOException e) {
        // As it should be with a server that dies; what was confirmed nevertheless is looked at.
        pause(50);
      }
    }
    return null;
  }

  private boolean isEnough() {
    return checkpoints.get() >= CHECKPOINTS && ends.get() >= ENDS;
  }

  private void pause(long millis) throws InterruptedException {
    over.await(millis, TimeUnit.MILLISECONDS);
  }

  private void deliver(Connection connection, List<String> messages) throws IOException {
    for (int i = 0; i < messages.size(); i++) {
      byte[] octets = messages.get(i).getBytes(StandardCharsets.US_ASCII);
      connection.send(octets, 0, octets.length, i);
    }
    checkpoints.incrementAndGet();
    try {
      connection.checkpoint();
    } catch (IOException e) {
      failed.incrementAndGet();
      throw e;
    }
  }

  /** Ends the server every few seconds, each time in another way. */
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
