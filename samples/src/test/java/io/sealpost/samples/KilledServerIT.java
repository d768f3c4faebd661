package io.sealpost.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server dies under load, ten times each: killed, or hung with data unread and then killed.
 * Nothing is lost, and what comes twice is told as a redelivery.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(300)
class KilledServerIT {
  private static final int ROUNDS = 10;
  private static final int BURST = 10;

  @TempDir private Path directory;

  private enum End {
    KILLED,
    HUNG_THEN_KILLED
  }

  @ParameterizedTest
  @CsvSource({
    "LOGBACK, TLS, KILLED",
    "LOG4J2, TLS, HUNG_THEN_KILLED",
    "LOG4J2, RELP, KILLED",
    "LOGBACK, RELP, HUNG_THEN_KILLED"
  })
  void nothingIsLost(Framework framework, Listener listener, End end) throws Exception {
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    try (LogHost host = site.start(listener.kind())) {
      AuditAppender appender =
          AuditAppender.to(host.target(listener), spool, site.ca(), site.client());
      int events;
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        events = logWhile(logging, logged -> endRepeatedly(host, end, logged));
      }
      VerifiedArchive archive = VerifiedArchive.of(host.archive(listener), spool);

      assertThat(archive.firstArrivals()).isEqualTo(IntStream.range(0, events).boxed().toList());
      assertThat(archive.findings()).isEmpty();
      int redelivered = (int) archive.report().summary().redelivered();
      assertThat(archive.events().size() + archive.notices()).isEqualTo(events + 2 + redelivered);
    }
  }

  private interface Disturbance {
    void during(AtomicInteger logged);
  }

  /** Logs at some thousand events a second until the disturbance is over; returns how many. */
  private static int logWhile(Framework.Logging logging, Disturbance disturbance)
      throws InterruptedException {
    AtomicInteger logged = new AtomicInteger();
    Thread disturber = new Thread(() -> disturbance.during(logged));
    disturber.start();
    while (disturber.isAlive()) {
      for (int i = 0; i < BURST; i++) {
        logging.event(logged.getAndIncrement());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    disturber.join();
    return logged.get();
  }

  private static void endRepeatedly(LogHost host, End end, AtomicInteger logged) {
    SplittableRandom random = new SplittableRandom(end == End.KILLED ? 1 : 2);
    for (int round = 0; round < ROUNDS; round++) {
      awaitMore(logged, random.nextInt(500, 3000));
      if (end == End.HUNG_THEN_KILLED) {
        host.stop();
        awaitMore(logged, 1000);
      }
      host.kill();
      host.restart();
    }
  }

  private static void awaitMore(AtomicInteger logged, int events) {
    int target = logged.get() + events;
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> logged.get() >= target);
  }
}
