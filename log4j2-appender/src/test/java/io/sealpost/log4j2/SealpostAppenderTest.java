package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;
import org.apache.logging.log4j.message.StringMapMessage;
import org.apache.logging.log4j.message.StructuredDataCollectionMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The appender in Log4j2, configured by file, against a collector in this JVM. */
@Timeout(60)
@Tag("any-locale")
final class SealpostAppenderTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Marker LOGIN = MarkerManager.getMarker("LOGIN");

  private final Archive archive = Archive.inMemory();
  @TempDir private Path spool;
  private Collector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
    WallClock.turn(() -> Instant.parse("2026-11-25T12:00:00Z"));
    System.setProperty(RunningLog4j.COLLECTOR, collector.uri());
    System.setProperty(RunningLog4j.SPOOL, spool.toString());
  }

  @AfterEach
  void stopCollector() throws IOException {
    WallClock.turn(InstantSource.system());
    collector.close();
    System.clearProperty(RunningLog4j.COLLECTOR);
    System.clearProperty(RunningLog4j.SPOOL);
    ThreadContext.clearMap();
  }

  @Test
  void eventArrivesWithContextAndMarker() {
    Instant before = Instant.now();
    ThreadContext.putAll(Map.of("user", "ann", "password", "x", "city", "Turku"));
    try (RunningLog4j log4j = RunningLog4j.from("everything.xml")) {
      log4j.logger().warn(LOGIN, "hello {}", "world");
    }
    String message = archive.texts().get(0);
    assertThat(message)
        .matches(
            "<132>1 \\S+ web1 billing 7 LOGIN"
                + " \\[mdc@32473 city=\"Turku\" user=\"ann\"] hello world");
    assertThat(Instant.parse(message.split(" ", 3)[1]))
        .isBetween(before.minusMillis(1), Instant.now());
  }

  @Test
  void levelsBecomeSeverities() {
    try (RunningLog4j log4j = RunningLog4j.from("everything.xml")) {
      Logger logger = log4j.logger();
      logger.fatal("a");
      logger.error("b");
      logger.warn("c");
      logger.info("d");
      logger.debug("e");
      logger.trace("kept back by the filter");
    }
    assertThat(archive.texts().stream().map(text -> text.substring(0, text.indexOf('>') + 1)))
        .containsExactly("<130>", "<131>", "<132>", "<134>", "<135>");
  }

  @Test
  void mapsAndStructuredDataBecomeStructuredData() {
    try (RunningLog4j log4j = RunningLog4j.from("everything.xml")) {
      log4j.logger().info(new StringMapMessage().with("a", "1").with("b", "2"));
      StructuredDataMessage paid = new StructuredDataMessage("order@9", "paid twice", "PAYMENT");
      paid.put("sum", "12");
      log4j.logger().info(paid);
      StructuredDataMessage forged = new StructuredDataMessage("ssign", "forged", "X");
      forged.put("VER", "0111");
      log4j.logger().info(forged);
    }
    assertThat(archive.texts().get(0)).contains(" - [kv@32473 a=\"1\" b=\"2\"] ");
    assertThat(archive.texts().get(1)).endsWith(" PAYMENT [order@9 sum=\"12\"] paid twice");
    assertThat(archive.texts().get(2)).endsWith(" X [ssign@32473 VER=\"0111\"] forged");
  }

  @Test
  void everyElementOfACollectionIsSentAndNoIdIsLost() {
    StructuredDataMessage one = new StructuredDataMessage("order@9", "paid", "PAYMENT");
    one.put("sum", "12");
    StructuredDataMessage empty = new StructuredDataMessage("nothing@9", "", "PAYMENT");
    try (RunningLog4j log4j = RunningLog4j.from("everything.xml")) {
      log4j.logger().info(new StructuredDataCollectionMessage(List.of(one, empty)));
      log4j.logger().log(Level.forName("NOTICE", 350), "a custom level");
    }
    assertThat(archive.texts().get(0)).endsWith(" [order@9 sum=\"12\"][nothing@9] paid");
    assertThat(archive.texts().get(1)).startsWith("<133>").endsWith(" a custom level");
  }

  @Test
  void stackTraceIsPartOfTheOneMessage() {
    try (RunningLog4j log4j = RunningLog4j.from("everything.xml")) {
      log4j
          .logger()
          .error(
              "failed", thrown(new IOException("disk", thrown(new IllegalStateException("worn")))));
    }
    assertThat(archive.texts())
        .singleElement()
        .asString()
        .contains(
            " failed#012java.io.IOException: disk#012#011at net.example.Disk.read(Disk.java:7)#012")
        .contains("#012Caused by: java.lang.IllegalStateException: worn#012#011... 1 more");
  }

  @Test
  void layoutMakesTheTextAndPatternsTheMessageId() {
    ThreadContext.put("kind", "ORDER");
    try (RunningLog4j log4j = RunningLog4j.from("layout.xml")) {
      log4j.logger().info("hello");
      log4j.logger().error("failed", thrown(new IOException("disk")));
    }
    assertThat(archive.texts().get(0)).endsWith(" web1 billing 7 ORDER - Billing says hello");
    assertThat(archive.texts().get(1))
        .contains(" ORDER [exception@32473 class=\"java.io.IOException\" message=\"disk\"")
        .contains(
            " stackTrace=\"java.io.IOException: disk#012#011at net.example.Disk.read(Disk.java:7)")
        .endsWith("Billing says failed");
  }

  @Test
  void placeholdersWithoutAValueAreFaultsByName() throws IOException {
    try (StatusRecord status = new StatusRecord();
        RunningLog4j log4j = RunningLog4j.from("unresolved.xml")) {
      assertThat(log4j.hasAppender("AUDIT")).isFalse();
      assertThat(log4j.hasAppender("SOUND")).isTrue();
      assertThat(status.errors())
          .anyMatch(
              error -> error.contains("appName=\"${sys:no.such.app}\": ${sys:no.such.app} has no"))
          .anyMatch(
              error -> error.contains("procId=\"${env:ESCAPED}\": ${env:ESCAPED} has no value"))
          .anyMatch(error -> error.contains("${env:SEALPOST_NO_SUCH} has no value; a default is"));
    }
    assertThat(spool).isEmptyDirectory();
  }

  @Test
  void faultyConfigurationIsReportedAtOnceAndTheApplicationGoesOn() {
    try (StatusRecord status = new StatusRecord();
        RunningLog4j log4j = RunningLog4j.from("faulty.xml")) {
      log4j.logger().info("the application goes on");
      assertThat(log4j.hasAppender("AUDIT")).isFalse();
      assertThat(log4j.hasAppender("OTHER")).isTrue();
      assertThat(status.errors().stream().filter(e -> e.startsWith("Sealpost appender AUDIT: ")))
          .extracting(error -> error.substring("Sealpost appender AUDIT: ".length()))
          .contains(
              "target: is required, such as tls://loghost.example.net:6514",
              "tagret=\"tls://loghost.example.net\": no such setting; did you mean target?",
              "Tsl: no such setting; did you mean Tls?",
              "DequeueWindow.end=\"4\": must be a time of day such as 22:00",
              "Console: no such setting",
              "Spool.maxSzie=\"2 GB\": no such setting; did you mean maxSize?",
              "Spool.durability=\"power\": needs a directory: memory does not survive a loss of power",
              "SyslogSign.hash=\"MD5\": must be SHA-256 or SHA-1",
              "appName: is required when signing",
              "Spool.directory: is required when signing",
              "Spool.directory: is required with a DequeueWindow: what waits must outlive the process")
          .anyMatch(error -> error.startsWith("facility=\"LOCAL9\": must be a number"))
          .hasSize(12);
    }
  }

  @Test
  void reconfigurationsUnderLoadLoseAndRepeatNothing() throws InterruptedException {
    try (RunningLog4j log4j = RunningLog4j.from("spooled.xml")) {
      Thread application = new Thread(() -> logNumbers(log4j.logger(), 0, 20_000));
      application.start();
      for (int i = 1; i <= 5; i++) {
        archive.await(i * 2_000L, LONG);
        log4j.context().reconfigure();
      }
      application.join();
      archive.await(20_000, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 20_000));
  }

  @Test
  void stopKeepsItsTimeAndTheNextStartDeliversTheRest() throws Exception {
    collector.kill();
    long begin;
    try (RunningLog4j log4j = RunningLog4j.from("spooled.xml")) {
      logNumbers(log4j.logger(), 0, 100);
      begin = System.nanoTime();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    collector.restart();
    try (RunningLog4j log4j = RunningLog4j.from("spooled.xml")) {
      logNumbers(log4j.logger(), 100, 200);
      archive.await(200, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 200));
  }

  @Test
  void fullSpoolIsAnExceptionOnlyWhereExceptionsAreAskedFor() throws IOException {
    collector.kill();
    try (RunningLog4j log4j = RunningLog4j.from("strict.xml")) {
      assertThatExceptionOfType(AppenderLoggingException.class)
          .isThrownBy(() -> logNumbers(log4j.logger(), 0, 20_000))
          .withMessageContaining("AUDIT");
    }
  }

  /** The appender may go on delivering for ten minutes: stopping must not wait for the night. */
  @Test
  void whatIsLoggedOutsideTheWindowsWaitsForThem() throws Exception {
    try (RunningLog4j log4j = RunningLog4j.from("windowed.xml")) {
      logNumbers(log4j.logger(), 0, 100);
    }
    assertThat(collector.connections()).isZero();
    try (RunningLog4j log4j = RunningLog4j.from("windowed.xml")) {
      logNumbers(log4j.logger(), 100, 200);
      WallClock.turn(() -> Instant.parse("2026-11-25T21:59:59Z"));
      assertThat(collector.connections()).isZero();
      WallClock.turn(() -> Instant.parse("2026-11-25T22:30:00Z"));
      archive.await(200, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 200));
  }

  @Test
  void whatOurOwnThreadsLogIsLeftOut() throws InterruptedException {
    try (RunningLog4j log4j = RunningLog4j.from("everything.xml")) {
      Thread own = new Thread(() -> log4j.logger().info("own"), "sealpost-test-courier");
      own.start();
      own.join();
      log4j.logger().info("other");
    }
    assertThat(archive.texts()).singleElement().asString().endsWith(" other");
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
