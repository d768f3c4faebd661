package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.joran.spi.JoranException;
import io.sealpost.testing.Thorough;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of what is logged while Logback is configured anew nothing is lost, or it is counted. */
@Timeout(120)
final class ResetGapTest {
  private static final int TIMES = Thorough.times(3, 20);
  private static final Duration LONG = Duration.ofSeconds(60);

  /**
   * Of some hundred thousand. A thread that is left standing between two instructions, such as
   * those that look at a logger's appenders and at its additivity, may miss a change of both:
   * configuration.md names them.
   */
  private static final int LOST_BY_STANDING_STILL = 2;

  private final Archive archive = Archive.inMemory();
  @TempDir private Path place;
  private Collector collector;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
    file = place.resolve("logback.xml");
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
  }

  /** Appenders of others log while they are stopped and started, at each stage of it. */
  @Test
  void inEachStageOfAResetEventsGoByTheFormerRules() throws Exception {
    write(text("probed.xml"));
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      logback.reconfigure();
    }
    List<String> audit = new ArrayList<>();
    List<String> billing = new ArrayList<>();
    for (String stage : List.of("stop of P1", "stop of P2", "stop of P3", "stop of P4")) {
      audit.addAll(List.of(stage + ": app", stage + ": order"));
      billing.addAll(List.of(stage + ": invoice", stage + ": loud", stage + ": order"));
    }
    // Each is stopped twice, the second time when the context ends.
    assertThat(received("audit", "stop")).containsExactlyInAnyOrderElementsOf(twice(audit));
    assertThat(received("billing", "stop")).containsExactlyInAnyOrderElementsOf(twice(billing));
    assertThat(received("audit", "start")).contains("start of P1: app", "start of P4: order");
    assertThat(received("audit", "start")).noneMatch(text -> text.contains("below"));
  }

  private static List<String> twice(List<String> texts) {
    return Stream.concat(texts.stream(), texts.stream()).toList();
  }

  @Test
  void eachEventOfThreadsThatLogArrivesOnceWhateverIsConfigured() throws Exception {
    assertOnceWhenReconfigured(text("reset.xml"), TIMES);
  }

  /** What waits in its queue, or comes when it is stopped, is taken once too. */
  @Test
  void eachEventArrivesOnceBehindAnAsyncAppender() throws Exception {
    String wrapped =
        text("reset.xml")
            .replace("<appender-ref ref=\"AUDIT\"/></root>", "<appender-ref ref=\"ASYNC\"/></root>")
            .replace("  <root", ASYNC + "  <root");
    assertOnceWhenReconfigured(wrapped, Thorough.times(2, 5));
  }

  private void assertOnceWhenReconfigured(String configuration, int times) throws Exception {
    write(configuration);
    LoggingThreads threads;
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      threads = LoggingThreads.start(logback.context());
      try (threads) {
        for (int i = 0; i < times; i++) {
          threads.awaitRounds(200);
          threads.holdUntilReset();
          logback.reconfigure();
        }
        threads.awaitRounds(200);
      }
    }
    assertOnce(threads);
  }

  /** Logback falls back to the configuration before a faulty one, and goes on scanning. */
  @Test
  void eachEventArrivesOnceWhenTheFileIsScannedAndFaultyInBetween() throws Exception {
    String good = text("reset.xml").replace("<configuration>", SCANNED);
    String faulty = good.replace("</configuration>", "<broken");
    write(good);
    LoggingThreads threads;
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      threads = LoggingThreads.start(logback.context());
      try (threads) {
        logback.onChangeSeen(threads::holdUntilReset);
        for (String next : List.of(good, faulty, good, faulty, good)) {
          threads.awaitRounds(200);
          int before = logback.timesConfigured();
          write(next);
          // What changes before that, Logback does not see.
          await().atMost(LONG).until(() -> logback.timesConfigured() > before);
        }
        threads.awaitRounds(200);
      }
    }
    assertOnce(threads);
  }

  /** A thread stands still with an event during all of the reset, before it comes to ours. */
  @Test
  void anEventThatIsCarriedAcrossAResetArrivesOnce() throws Exception {
    write(text("reset.xml"));
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      carry(logback, "com.example.App", "com.example", logback::reconfigure);
      carry(logback, "com.example.billing.Cash", "com.example.billing.Cash", logback::reconfigure);
      carry(logback, "org.example.orders.Order", "org.example.orders.Order", logback::reconfigure);
      carry(logback, "org.example.orders.Order", "org.example", logback::reconfigure);
    }
    List<String> orders =
        List.of("carried from org.example.orders.Order", "carried from org.example");
    assertThat(received("audit", "carried from"))
        .containsExactlyInAnyOrder("carried from com.example", orders.get(0), orders.get(1));
    assertThat(received("billing", "carried from"))
        .containsExactlyInAnyOrder(
            "carried from com.example.billing.Cash", orders.get(0), orders.get(1));
  }

  /** It has passed a logger before our appender was there, and comes to the root much later. */
  @Test
  void anEventThatIsCarriedAcrossTheNextConfigurationArrivesOnce() throws Exception {
    write(text("reset.xml"));
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      logback.reset();
      carry(logback, "org.example.orders.Order", "org.example", logback::configure);
    }
    assertThat(received("audit", "carried from")).containsExactly("carried from org.example");
    assertThat(received("billing", "carried from")).containsExactly("carried from org.example");
  }

  @Test
  void whoStandsInLeavesWhenNoThreadCanBeThatLate() throws Exception {
    write(text("reset.xml"));
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      logback.reconfigure();
      Logger root = logback.context().getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
      assertThat(appenders(root)).containsExactly("sealpost-stand-in", "FILE", "AUDIT");
      LoggingEvent later = new LoggingEvent("", root, Level.INFO, "later on", null, new Object[0]);
      later.setTimeStamp(System.currentTimeMillis() + 20_000);
      root.callAppenders(later);
      assertThat(appenders(root)).containsExactly("FILE", "AUDIT");
    }
    assertThat(received("audit", "later")).hasSize(1);
  }

  private static List<String> appenders(Logger logger) {
    List<String> names = new ArrayList<>();
    logger.iteratorForAppenders().forEachRemaining(appender -> names.add(appender.getName()));
    return names;
  }

  /** Nobody can tell that it was taken before the reset began: it left no trace. */
  @Test
  void anEventFromBeforeTheResetThatHasPassedOursIsCounted() throws Exception {
    write(text("reset.xml"));
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      carry(logback, "org.example.orders.Order", "org.example", logback::reset);
      logback.configure();
    }
    assertThat(received("audit", "carried from")).containsExactly("carried from org.example");
    assertThat(received("billing", "carried from")).containsExactly("carried from org.example");
    assertThat(archive.texts())
        .filteredOn(text -> text.contains("count=\"1\" reason=\"closed\""))
        .singleElement()
        .asString()
        .contains(" billing ");
  }

  private interface Reset {
    void run() throws Exception;
  }

  /** Logs an event that stands still at a logger while something else is done. */
  private static void carry(RunningLogback logback, String logger, String stop, Reset meanwhile)
      throws Exception {
    CountDownLatch isThere = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Hook.onEvent(
        logback.context(),
        stop,
        () -> {
          isThere.countDown();
          await().until(() -> goOn.getCount() == 0);
        });
    Thread carrier = new Thread(() -> logback.logger(logger).warn("carried from {}", stop));
    carrier.start();
    isThere.await();
    meanwhile.run();
    goOn.countDown();
    carrier.join();
  }

  /** Then there is no appender at all until the file is mended. */
  @Test
  void whatAFaultyConfigurationLosesIsCounted() throws Exception {
    String good = text("reset.xml");
    write(good);
    try (RunningLogback logback = RunningLogback.from(file, collector, place)) {
      write(good.replace("</configuration>", "<broken"));
      assertThatThrownBy(logback::reconfigure).isInstanceOf(JoranException.class);
      logback.logger("com.example.App").info("early");
      await().until(RunningLogback::noPipelineRuns);
      logback.logger("com.example.App").info("late");
      logback.logger("com.example.App").debug("below the level");
      logback.logger("com.example.App").info("later");
      assertThat(logback.warningsOf("AUDIT"))
          .anyMatch(text -> text.contains("no appender has taken over"));
      write(good);
      logback.reconfigure();
    }
    assertThat(archive.texts()).filteredOn(text -> text.endsWith(" early")).hasSize(1);
    assertThat(archive.texts())
        .anyMatch(text -> text.contains("[sealpost-dropped@32473 count=\"2\" reason=\"closed\""));
  }

  private static final String ASYNC =
      "<appender name=\"ASYNC\" class=\"ch.qos.logback.classic.AsyncAppender\">"
          + "<discardingThreshold>0</discardingThreshold><maxFlushTime>30000</maxFlushTime>"
          + "<appender-ref ref=\"AUDIT\"/></appender>";

  private static final String SCANNED =
      "<configuration scan=\"true\" scanPeriod=\"20 milliseconds\">";

  private void write(String configuration) throws IOException {
    FileTime before =
        Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(1_000_000_000);
    Path next = place.resolve("next.xml");
    // As they stand: Logback forgets a context's properties when it scans.
    Files.writeString(
        next,
        configuration
            .replace("${sealpost.collector}", collector.uri())
            .replace("${sealpost.spool}", place.toString()));
    Files.setLastModifiedTime(next, FileTime.fromMillis(before.toMillis() + 10_000));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String text(String resource) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ResetGapTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertOnce(LoggingThreads threads) {
    assertSame("audit", threads, "app", "order");
    assertSame("billing", threads, "invoice", "loud", "order");
  }

  private void assertSame(String appName, LoggingThreads threads, String... kinds) {
    Map<String, Integer> balance = new TreeMap<>();
    for (String kind : kinds) {
      threads.logged(kind).forEach(text -> balance.merge(text, -1, Integer::sum));
    }
    // What is below its level may come, if a thread stands still between that check and the event.
    received(appName, "(?:app|order|invoice|loud|filtered)")
        .forEach(text -> balance.merge(text, 1, Integer::sum));
    assertThat(balance).as("times more of " + appName).allSatisfy(ResetGapTest::isNotMore);
    balance.values().removeIf(count -> count == 0);
    assertThat(balance).as("lost of " + appName).hasSizeLessThanOrEqualTo(LOST_BY_STANDING_STILL);
  }

  private static void isNotMore(String text, int times) {
    assertThat(times).as(text).isNotPositive();
  }

  /** The texts that begin with such a word. */
  private List<String> received(String appName, String word) {
    Pattern text = Pattern.compile("\\S+ \\S+ \\S+ " + appName + " .* (" + word + " .*)");
    return archive.texts().stream()
        .map(text::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .toList();
  }
}
