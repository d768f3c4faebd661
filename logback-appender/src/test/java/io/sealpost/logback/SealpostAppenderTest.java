package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import io.sealpost.schedule.WallClock;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MarkerFactory;

/** The appender in Logback, configured by file, against a collector in this JVM. */
@Timeout(60)
@Tag("any-locale")
final class SealpostAppenderTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Archive archive = Archive.inMemory();
  @TempDir private Path spool;
  private Collector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
    WallClock.turn(() -> Instant.parse("2026-11-25T12:00:00Z"));
  }

  @AfterEach
  void stopCollector() throws IOException {
    WallClock.turn(InstantSource.system());
    collector.close();
  }

  @Test
  void eventArrivesWithContextPairsAndMarker() throws Exception {
    Instant before = Instant.now();
    try (RunningLogback logback = from("everything.xml")) {
      logback.put("user", "ann");
      logback.put("password", "x");
      logback.put("city", "Turku");
      logback
          .logger()
          .atWarn()
          .addMarker(MarkerFactory.getMarker("LOGIN"))
          .addKeyValue("b", 2)
          .addKeyValue("a", (Object) null)
          .log("hello {}", "world");
    }
    String message = archive.texts().get(0);
    assertThat(message)
        .matches(
            "<132>1 \\S+ web1 billing 7 LOGIN"
                + " \\[mdc@32473 city=\"Turku\" user=\"ann\"]"
                + "\\[kv@32473 b=\"2\" a=\"null\"] hello world");
    assertThat(Instant.parse(message.split(" ", 3)[1]))
        .isBetween(before.minusMillis(1), Instant.now());
  }

  @Test
  void levelsBecomeSeverities() throws Exception {
    try (RunningLogback logback = from("everything.xml")) {
      Logger logger = logback.logger();
      logger.error("b");
      logger.warn("c");
      logger.info("d");
      logger.debug("e");
      logger.trace("kept back by the filter");
    }
    assertThat(archive.texts().stream().map(text -> text.substring(0, text.indexOf('>') + 1)))
        .containsExactly("<131>", "<132>", "<134>", "<135>");
  }

  @Test
  void stackTraceIsPartOfTheOneMessage() throws Exception {
    try (RunningLogback logback = from("everything.xml")) {
      logback
          .logger()
          .error(
              "failed", thrown(new IOException("disk", thrown(new IllegalStateException("worn")))));
    }
    assertThat(archive.texts())
        .singleElement()
        .asString()
        .contains(
            " failed#012java.io.IOException: disk#012#011at net.example.Disk.read(Disk.java:7)")
        .contains("#012Caused by: java.lang.IllegalStateException: worn#012#011");
  }

  @Test
  void layoutMakesTheTextAndPatternsTheMessageId() throws Exception {
    try (RunningLogback logback = from("layout.xml")) {
      logback.put("kind", "ORDER");
      logback.logger().info("hello");
      logback.logger().error("failed", thrown(new IOException("disk")));
    }
    assertThat(archive.texts().get(0)).endsWith(" web1 billing 7 ORDER - Billing says hello");
    assertThat(archive.texts().get(1))
        .contains(" ORDER [exception@32473 class=\"java.io.IOException\" message=\"disk\"")
        .contains(" stackTrace=\"java.io.IOException: disk#012#011at net.example.Disk.read(")
        .endsWith("Billing says failed");
  }

  @Test
  void charsetOfAnEncoderSpoilsNothing() throws Exception {
    try (RunningLogback logback = from("encoder.xml")) {
      logback.logger().info("hyvää päivää");
    }
    assertThat(archive.texts()).singleElement().asString().endsWith(" hyvää päivää");
  }

  @Test
  void placeholdersWithoutAValueAreFaultsByName() throws Exception {
    try (RunningLogback logback = from("unresolved.xml")) {
      assertThat(logback.isStarted("AUDIT")).isFalse();
      assertThat(logback.isStarted("SOUND")).isTrue();
      assertThat(logback.errors())
          .anyMatch(error -> error.contains("no.such.app has no value; a default is written as"))
          .anyMatch(error -> error.contains(": SEALPOST_NO_SUCH has no value;"));
    }
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void faultyConfigurationIsReportedAtOnceAndTheApplicationGoesOn() throws Exception {
    try (RunningLogback logback = from("faulty.xml")) {
      logback.logger().info("the application goes on");
      assertThat(logback.isStarted("AUDIT")).isFalse();
      assertThat(logback.isStarted("SOUND")).isTrue();
      assertThat(logback.errors())
          .contains(
              "target: is required, such as tls://loghost.example.net:6514",
              "tagret: no such setting; did you mean target?",
              "tsl: no such setting; did you mean Tls?",
              "dequeueWindow.end=\"4\": must be a time of day such as 22:00",
              "spool.maxSzie: no such setting; did you mean maxSize?",
              "spool.durability=\"power\": needs a directory: memory does not survive a loss of power",
              "syslogSign.hash=\"MD5\": must be SHA-256 or SHA-1",
              "appName: is required when signing",
              "spool.directory: is required when signing",
              "spool.directory: is required with a DequeueWindow: what waits must outlive the process")
          .anyMatch(error -> error.startsWith("facility=\"LOCAL9\": must be a number"))
          .hasSize(11);
    }
    assertThat(archive.texts()).hasSize(1);
  }

  @Test
  void collectorThatIsAwayIsAWarningOnly() throws Exception {
    collector.kill();
    try (RunningLogback logback = from("spooled.xml")) {
      logback.logger().info("number 0");
      await().until(() -> !logback.warningsOf(SealpostAppender.class).isEmpty());
      assertThat(logback.errors()).isEmpty();
      assertThat(logback.isStarted("AUDIT")).isTrue();
    }
  }

  @Test
  void reconfigurationsLoseAndRepeatNothing() throws Exception {
    try (RunningLogback logback = from("spooled.xml")) {
      for (int i = 0; i < 5; i++) {
        logNumbers(logback.logger(), i * 2000, (i + 1) * 2000);
        logback.reconfigure();
      }
      archive.await(10_000, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 10_000));
    assertThat(collector.connections()).isEqualTo(1);
  }

  @Test
  void stopKeepsItsTimeAndTheNextStartDeliversTheRest() throws Exception {
    collector.kill();
    long begin;
    try (RunningLogback logback = from("spooled.xml")) {
      logNumbers(logback.logger(), 0, 100);
      begin = System.nanoTime();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    collector.restart();
    try (RunningLogback logback = from("spooled.xml")) {
      logNumbers(logback.logger(), 100, 200);
      archive.await(200, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 200));
  }

  /** The appender may go on delivering for ten minutes: stopping must not wait for the night. */
  @Test
  void whatIsLoggedOutsideTheWindowsWaitsForThem() throws Exception {
    try (RunningLogback logback = from("windowed.xml")) {
      logNumbers(logback.logger(), 0, 100);
    }
    assertThat(collector.connections()).isZero();
    try (RunningLogback logback = from("windowed.xml")) {
      logNumbers(logback.logger(), 100, 200);
      WallClock.turn(() -> Instant.parse("2026-11-25T21:59:59Z"));
      assertThat(collector.connections()).isZero();
      WallClock.turn(() -> Instant.parse("2026-11-25T22:30:00Z"));
      archive.await(200, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 200));
  }

  @Test
  void whatOurOwnThreadsLogIsLeftOut() throws Exception {
    try (RunningLogback logback = from("everything.xml")) {
      Thread own = new Thread(() -> logback.logger().info("own"), "sealpost-test-courier");
      own.start();
      own.join();
      logback.logger().info("other");
    }
    assertThat(archive.texts()).singleElement().asString().endsWith(" other");
  }

  private RunningLogback from(String file) throws Exception {
    return RunningLogback.from(file, collector, spool);
  }

  /** With one frame only: those of the test's runner would fill the message. */
  private static <T extends Throwable> T thrown(T throwable) {
    throwable.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("net.example.Disk", "read", "Disk.java", 7)
        });
    return throwable;
  }

  private static void logNumbers(Logger logger, int from, int to) {
    for (int i = from; i < to; i++) {
      logger.info("number {}", i);
    }
  }

  private List<Integer> archivedNumbers() {
    return archive.texts().stream()
        .map(text -> Integer.valueOf(text.substring(text.lastIndexOf(' ') + 1)))
        .toList();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
