package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Thorough;
import io.sealpost.testing.ThoroughOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same messages at the same rate through an rsyslog that sends, and through Sealpost, to the
 * same receiver, which is told to end, killed, and hung and then killed. Of Sealpost's none is lost
 * or out of order; what becomes of rsyslog's is printed beside it.
 *
 * <p>{@code -Dloss.events=20000} sends so many through each.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(240)
@ThoroughOnly
class LossBesideRsyslogIT {
  private static final int EVENTS = Thorough.times("loss.events", 5_000, 10_000);
  private static final int PER_SECOND = 5_000;
  private static final Duration QUIET = Duration.ofSeconds(10);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(names = {"TLS", "RELP_TLS"})
  void sealpostLosesNothing(Listener listener) throws Exception {
    LossRow own = throughSealpost(LogSite.in(directory), listener);
    print(own);

    assertThat(own.lost()).isZero();
    assertThat(own.outOfOrder()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "RELP_TLS"})
  void somethingComesThroughRsyslog(Listener listener) throws Exception {
    LossRow other = throughRsyslog(LogSite.in(directory), listener);
    print(other);

    assertThat(other.lost()).isLessThan(EVENTS);
  }

  private static void print(LossRow row) {
    System.out.printf(Locale.ROOT, "%,d messages at %,d a second%n%s%n", EVENTS, PER_SECOND, row);
  }

  private LossRow throughRsyslog(LogSite site, Listener listener) throws IOException {
    Path place = directory.resolve("rsyslog");
    try (LogHost host = hostIn(place, site, listener);
        RsyslogSender sender = RsyslogSender.start(site, host, listener, place.resolve("sender"))) {
      log(sender::send, host);
      awaitQuiet(host.archiveFile(listener));
      return row("rsyslog", host, listener);
    }
  }

  private LossRow throughSealpost(LogSite site, Listener listener) throws IOException {
    Path place = directory.resolve("sealpost");
    try (LogHost host = hostIn(place, site, listener)) {
      AuditAppender appender =
          AuditAppender.to(host.target(listener), place.resolve("spool"), site.ca(), site.client());
      try (Framework.Logging logging =
          Framework.LOG4J2.start(
              appender.write(Framework.LOG4J2, directory.resolve("logging.xml")))) {
        log(logging::event, host);
      }
      return row("Sealpost", host, listener);
    }
  }

  private static LogHost hostIn(Path place, LogSite site, Listener listener) {
    return LogHost.start(
        LogHostKind.RSYSLOG,
        place.resolve("host"),
        new LogHost.Credentials(site.ca(), site.server(), LogSite.CLIENT),
        listener);
  }

  /** Ends the receiver when a quarter, the half and three quarters are under way. */
  private static void log(IntConsumer sender, LogHost host) {
    List<Runnable> ends =
        List.of(
            host::terminate,
            host::kill,
            () -> {
              host.stop();
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
              host.kill();
            });
    Pace.Step step =
        number -> {
          if (number < EVENTS) {
            sender.accept((int) number);
          }
        };
    try (Pace pace = Pace.start("application", PER_SECOND, step)) {
      for (int i = 0; i < ends.size(); i++) {
        await(pace, EVENTS / 4 * (i + 1));
        ends.get(i).run();
        host.restart();
      }
      await(pace, EVENTS);
    }
  }

  private static void await(Pace pace, int wanted) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(60))
        .until(() -> pace.taken() >= wanted);
  }

  /** Returns when nothing more has come for as long as rsyslog may wait between two attempts. */
  private static void awaitQuiet(Path archive) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () ->
                Files.exists(archive)
                    && System.currentTimeMillis() - Files.getLastModifiedTime(archive).toMillis()
                        > QUIET.toMillis());
  }

  private static LossRow row(String sender, LogHost host, Listener listener) {
    return LossRow.of(
        sender + ", " + listener,
        EVENTS,
        VerifiedArchive.eventsIn(host.archive(listener)).toList());
  }
}
