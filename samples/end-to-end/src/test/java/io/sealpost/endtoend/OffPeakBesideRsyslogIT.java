package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.ThoroughOnly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same messages through an rsyslog that delivers off-peak and through Sealpost, to receivers of
 * the same kind. At noon both are given them, stopped, started and killed; before four in the
 * morning their receiver is away, and back when the window has closed; in the evening they deliver.
 * What becomes of rsyslog's is printed beside Sealpost's.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ThoroughOnly
class OffPeakBesideRsyslogIT {
  private static final int EVENTS = 5500;
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime CLOSING = LocalTime.of(4, 0);
  private static final LocalTime EVENING = LocalTime.of(22, 30);
  // Enough for a JVM to start and find that the receiver is away.
  private static final int SECONDS_LEFT = 5;
  private static final Duration QUIET = Duration.ofSeconds(4);
  // What delivers all of it may take so long on a busy machine.
  private static final Duration PATIENT = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir private Path directory;

  private record Row(LossRow arrivals, int outside) {
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %,d |", arrivals, outside);
    }
  }

  @Test
  void somethingComesThroughRsyslog() throws Exception {
    LogSite site = LogSite.in(directory);
    try (LogHost receiver = receiver(site, "behind-rsyslog")) {
      OffPeakRsyslog other = new OffPeakRsyslog(directory.resolve("other"), port(receiver));
      Row row = run("rsyslog", other, receiver, QUIET);
      System.out.printf(Locale.ROOT, "%,d messages%n%s%n", EVENTS, row);

      assertThat(row.arrivals().lost()).isLessThan(EVENTS);
    }
  }

  @Test
  void sealpostSendsNothingOutsideTheWindowAndEverythingInIt() throws Exception {
    LogSite site = LogSite.in(directory);
    try (LogHost receiver = receiver(site, "behind-sealpost")) {
      OffPeakApplication own = new OffPeakApplication(directory.resolve("own"), port(receiver));
      Row row = run("Sealpost", own, receiver, PATIENT);
      System.out.printf(Locale.ROOT, "%,d messages%n%s%n", EVENTS, row);

      assertThat(row.outside()).as("sent outside the window").isZero();
      assertThat(row.arrivals().lost()).isZero();
      assertThat(row.arrivals().outOfOrder()).isZero();
      VerifiedArchive archive = VerifiedArchive.of(receiver.archive(Listener.RELP), own.spool());
      assertThat(archive.findings()).isEmpty();
    }
  }

  private LogHost receiver(LogSite site, String name) {
    return LogHost.start(
        LogHostKind.RSYSLOG,
        directory.resolve(name),
        new LogHost.Credentials(site.ca(), site.server(), LogSite.CLIENT),
        Listener.RELP);
  }

  private static int port(LogHost receiver) {
    return receiver.port(Listener.RELP);
  }

  private static Row run(String name, OffPeakSender sender, LogHost receiver, Duration patience)
      throws Exception {
    try (sender) {
      sender.start(NOON, 0, EVENTS / 2);
      sender.terminate();
      sender.start(NOON, EVENTS / 2, EVENTS);
      sender.kill();
      sender.start(NOON, 0, 0);
      sender.terminate();

      receiver.kill();
      long closing = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_LEFT);
      sender.start(CLOSING.minusSeconds(SECONDS_LEFT), 0, 0);
      await().atMost(LONG).until(() -> System.nanoTime() - closing > 0);
      receiver.restart();
      awaitQuiet(receiver, QUIET);
      int outside = events(receiver).size();
      sender.terminate();

      sender.start(EVENING, 0, 0);
      awaitQuiet(receiver, patience);
      sender.terminate();
      receiver.terminate();
      return new Row(LossRow.of(name, EVENTS, events(receiver)), outside);
    }
  }

  private static List<Integer> events(LogHost receiver) {
    return VerifiedArchive.eventsIn(receiver.archive(Listener.RELP)).toList();
  }

  /** Returns when everything has arrived, or nothing more has come for so long. */
  private static void awaitQuiet(LogHost receiver, Duration quiet) {
    Path archive = receiver.archiveFile(Listener.RELP);
    long begun = System.currentTimeMillis();
    await()
        .pollInterval(Duration.ofMillis(200))
        .atMost(LONG)
        .until(
            () -> {
              long last = Files.exists(archive) ? Files.getLastModifiedTime(archive).toMillis() : 0;
              return System.currentTimeMillis() - Math.max(begun, last) > quiet.toMillis()
                  || events(receiver).stream().distinct().count() == EVENTS;
            });
  }
}
