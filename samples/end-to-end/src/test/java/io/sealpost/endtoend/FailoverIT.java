package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An rsyslog that is preferred, and a syslog-ng for when it is away. */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(180)
class FailoverIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int TURN = 2000;

  @TempDir private Path directory;
  private Framework.Logging logging;
  private int logged;

  private enum Absence {
    KILLED {
      @Override
      void begin(LogHost host) {
        host.kill();
      }
    },
    ENDED {
      @Override
      void begin(LogHost host) {
        host.terminate();
      }
    };

    abstract void begin(LogHost host);
  }

  @Sampled(3)
  @ParameterizedTest
  @CsvSource({
    "LOG4J2, RELP_TLS, KILLED",
    "LOGBACK, TLS, KILLED",
    "LOG4J2, TLS, ENDED",
    "LOGBACK, RELP_TLS, ENDED"
  })
  void bothArchivesTogetherAreWholeAndThePreferredServerIsReturnedTo(
      Framework framework, Listener preferred, Absence absence) throws Exception {
    LogSite site = LogSite.in(directory.resolve("first"));
    Path spool = directory.resolve("spool");
    try (LogHost first = site.start(LogHostKind.RSYSLOG, site.server(), preferred);
        LogHost second = site.startAnother(LogHostKind.SYSLOG_NG)) {
      String targets = first.target(preferred) + ", " + second.target(Listener.TLS_SYSLOG_NG);
      AuditAppender appender = AuditAppender.to(targets, spool, site.ca(), site.client());
      try (Framework.Logging open =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        logging = open;
        logUntilItGrows(first, preferred);
        assertThat(second.archive(Listener.TLS_SYSLOG_NG)).isEmpty();
        absence.begin(first);
        logUntilItGrows(second, Listener.TLS_SYSLOG_NG);
        first.restart();
        logUntilItGrows(first, preferred);
      }
      first.terminate();
      second.terminate();

      List<byte[]> all = new ArrayList<>(first.archive(preferred));
      all.addAll(second.archive(Listener.TLS_SYSLOG_NG));
      VerifiedArchive archive = VerifiedArchive.of(all, spool);
      assertThat(new TreeSet<>(archive.events()))
          .containsExactlyElementsOf(IntStream.range(0, logged).boxed().toList());
      assertThat(archive.report().summary().lost()).isZero();
      assertThat(archive.report().summary().unsigned()).isZero();
    }
  }

  /** Logs on, a turn at a time, until a server has written more than it had. */
  private void logUntilItGrows(LogHost host, Listener listener) {
    int before = host.archive(listener).size();
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              IntStream.range(logged, logged + TURN).forEach(logging::event);
              logged += TURN;
              return host.archive(listener).size() > before;
            });
  }
}
