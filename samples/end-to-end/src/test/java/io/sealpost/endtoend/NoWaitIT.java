package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sealpost.testing.Thorough;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * While the server or the disk is ill for two seconds, an application that logs 20,000 events a
 * second never waits for either: no call takes 50 ms, but for garbage collections, which are
 * printed, and for times in which a thread that did not log stood still as well, or this one had no
 * processor. On a machine that has more to do it may wait for another thread that has none: what
 * waits for the server or the disk does so each time, and is tried three times.
 */
@Timeout(120)
@Tag("alone")
class NoWaitIT {
  private static final int ATTEMPTS = 3;
  private static final int PER_SECOND = 20_000;
  private static final int WARM_UP = PER_SECOND / 2;
  private static final int MEANWHILE = 2 * PER_SECOND;
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(50);

  @TempDir private Path directory;

  /** In a usual build two outages, each with another framework. */
  static Stream<Arguments> everyFrameworkInEveryOutage() {
    List<Arguments> all =
        Arrays.stream(Outage.values())
            .flatMap(
                outage ->
                    Stream.of(
                        Arguments.of(Framework.LOG4J2, Scheme.RELP_TLS, outage),
                        Arguments.of(Framework.LOGBACK, Scheme.TLS, outage)))
            .toList();
    return IntStream.range(0, all.size())
        .filter(i -> Thorough.isOn() || i % 7 == 0)
        .mapToObj(all::get);
  }

  @ParameterizedTest
  @MethodSource("everyFrameworkInEveryOutage")
  void noCallWaitsForTheNetworkOrTheDisk(Framework framework, Scheme scheme, Outage outage)
      throws Exception {
    List<List<LongCalls.Call>> waited = new ArrayList<>();
    do {
      Path place = Files.createDirectories(directory.resolve("attempt-" + waited.size()));
      waited.add(longCalls(framework, scheme, outage, place));
    } while (waited.size() < ATTEMPTS && !waited.get(waited.size() - 1).isEmpty());
    assertThat(waited.get(waited.size() - 1)).as("in each attempt, of %s", waited).isEmpty();
  }

  /** Those of 50 ms and more, for no reason but the appender. */
  private static List<LongCalls.Call> longCalls(
      Framework framework, Scheme scheme, Outage outage, Path directory) throws Exception {
    StatusCapture.forgetLog4j2();
    LogSite site = LogSite.in(directory);
    CollectorTls tls = new CollectorTls(site.server().cert(), site.server().key(), site.ca());
    try (SmallDisk disk = SmallDisk.at(directory.resolve("disk"));
        Collector collector = Collector.start(scheme, Archive.counting(), tls)) {
      assumeThat(outage != Outage.DISK_FULL || disk.canBeFull()).isTrue();
      Path spool = (outage == Outage.DISK_FULL ? disk.directory() : directory).resolve("spool");
      AuditAppender appender =
          outage
              .fit(AuditAppender.to(collector.uri(), spool, site.ca(), site.client()))
              .stoppingWithin("1 s");
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        List<LongCalls.Call> longCalls = log(logging, outage, collector, disk);
        assertThat(logging.status().stream().anyMatch(reported -> reported.contains("dropped")))
            .isEqualTo(outage.endsInDrops());
        return longCalls;
      }
    }
  }

  private static List<LongCalls.Call> log(
      Framework.Logging logging, Outage outage, Collector collector, SmallDisk disk)
      throws Exception {
    try (Stalls stalls = Stalls.watch(PER_SECOND);
        LongCalls calls = new LongCalls(number -> logging.event((int) number))) {
      long begun;
      try (Pace pace = Pace.start("application", PER_SECOND, calls)) {
        await(pace, WARM_UP);
        begun = System.nanoTime();
        outage.begin(collector, disk);
        long arrived = collector.archive().count();
        long called = pace.taken();
        await(pace, called + MEANWHILE);
        assertThat(collector.archive().count() - arrived)
            .as("what arrived in spite of the outage")
            .isLessThan(MEANWHILE / 2);
      } finally {
        Outage.end(collector, disk);
      }
      List<LongCalls.Call> inOutage = calls.endedAfter(begun);
      report(outage, inOutage, stalls);
      return inOutage.stream().filter(call -> call.nanosOfItsOwn(stalls.all()) >= LONGEST).toList();
    }
  }

  private static void await(Pace pace, long wanted) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .atMost(Duration.ofSeconds(60))
        .until(() -> pace.taken() >= wanted);
  }

  private static void report(Outage outage, List<LongCalls.Call> longCalls, Stalls stalls) {
    System.out.printf(
        Locale.ROOT,
        "%s: calls of 25 ms and more %s; collections %s; the machine stood still for %s%n",
        outage,
        longCalls,
        stalls.collections(),
        stalls.standstills());
  }
}
