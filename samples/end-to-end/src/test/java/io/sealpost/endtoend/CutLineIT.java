package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.testing.FaultyLink;
import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A line to a real server that is cut without a word, while the application logs on.
 *
 * <p>{@code -Dcut.seconds=600} says for how long; else a few seconds.
 */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class CutLineIT {
  private static final Duration CUT = Duration.ofSeconds(Thorough.times("cut.seconds", 1, 4));
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int TURN = 50;

  @TempDir private Path directory;
  private Framework.Logging logging;
  private int logged;

  @Sampled(2)
  @ParameterizedTest
  @CsvSource({"LOG4J2, RELP_TLS", "LOGBACK, TLS_SYSLOG_NG"})
  void whatIsLoggedMeanwhileArrivesInOrderAndIsWarnedOfOnce(Framework framework, Listener listener)
      throws Exception {
    StatusCapture.forgetLog4j2();
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    try (LogHost host = site.start(listener.kind(), site.server(), listener);
        FaultyLink line = FaultyLink.to(host.target(listener))) {
      AuditAppender appender =
          AuditAppender.to(line.uri(), spool, site.ca(), site.client()).impatient();
      try (Framework.Logging open =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        logging = open;
        logUntilItGrows(host, listener);
        line.cut();
        logFor(CUT);
        int before = host.archive(listener).size();
        await().atMost(LONG).until(() -> line.connections() > 1);
        assertThat(host.archive(listener)).as("behind the cut").hasSize(before);

        line.heal();
        logUntilItGrows(host, listener);
        assertThat(open.status().stream().filter(CutLineIT::beginsAnOutage)).hasSize(1);
      }
      host.terminate();

      VerifiedArchive archive = VerifiedArchive.of(host.archive(listener), spool);
      assertThat(archive.firstArrivals()).isEqualTo(IntStream.range(0, logged).boxed().toList());
      assertThat(archive.findings()).isEmpty();
    }
  }

  /** Not that it lasts, which is told once a minute. */
  private static boolean beginsAnOutage(String reported) {
    return reported.contains("cannot deliver") && !reported.contains("still cannot deliver");
  }

  private void turn() {
    IntStream.range(logged, logged + TURN).forEach(logging::event);
    logged += TURN;
  }

  private void logFor(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    await()
        .atMost(time.plus(LONG))
        .pollInterval(STEP)
        .until(
            () -> {
              turn();
              return System.nanoTime() - end >= 0;
            });
  }

  private void logUntilItGrows(LogHost host, Listener listener) {
    int before = host.archive(listener).size();
    await()
        .atMost(LONG)
        .pollInterval(STEP)
        .until(
            () -> {
              turn();
              return host.archive(listener).size() > before;
            });
  }
}
