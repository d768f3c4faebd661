package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.sealpost.testing.Endless;
import io.sealpost.testing.EndlessThrown;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Objects of the application of which there is no end, or too much for a message. */
@Timeout(60)
final class EndlessObjectsTest {
  private static final int MOST = 8_000;

  /** Of which each takes some characters of sixteen times that. */
  private static final int MOST_PAIRS = 16 * MOST / 4;

  private final Archive archive = Archive.inMemory();
  @TempDir private Path spool;
  private Collector collector;

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
  }

  @ParameterizedTest
  @EnumSource(Endless.class)
  void valueIsCutWithAMarkWhereverItIs(Endless endless) throws Exception {
    Object value = endless.object();
    try (RunningLogback logback = RunningLogback.from("throwing.xml", collector, spool)) {
      Logger logger = logback.logger();
      logger.info("parameter {} of {}", value, "two");
      logger.atInfo().addKeyValue("key", value).addKeyValue("n", 1).log("pair");
      logger.info("the next one");
    }
    assertThat(archive.texts()).hasSize(3).allMatch(text -> text.length() <= MOST);
    assertThat(archive.texts().get(0)).contains("parameter ").containsAnyOf("...", "truncated=");
    assertThat(archive.texts().get(1)).contains("[kv@32473 key=", "...").endsWith(" n=\"1\"] pair");
    assertThat(archive.texts().get(2)).endsWith(" - - the next one");
  }

  @Test
  void contextAndPairsWithoutEndAreCutWithTheUsualNote() throws Exception {
    AtomicInteger read = new AtomicInteger();
    try (RunningLogback logback = RunningLogback.from("throwing.xml", collector, spool)) {
      LoggingEvent event =
          new LoggingEvent("", logback.logger(), Level.INFO, "endless", null, new Object[0]) {
            @Override
            public Map<String, String> getMDCPropertyMap() {
              return Endless.map(i -> "" + read.updateAndGet(last -> i));
            }
          };
      logback.logger().callAppenders(event);
    }
    assertThat(archive.texts())
        .singleElement()
        .asString()
        .hasSizeLessThanOrEqualTo(MOST)
        .contains("[mdc@32473 key0=\"0\" key1=\"1\" ", "[sealpost@32473 truncated=");
    assertThat(read).as("pairs read").hasValueLessThan(MOST_PAIRS);
  }

  /** Logback copies throwables by recursion, in the logging call, before it asks any appender. */
  @ParameterizedTest
  @EnumSource(
      value = EndlessThrown.class,
      mode = Mode.EXCLUDE,
      names = {"CAUSES", "MILLION_CAUSES", "SUPPRESSED_EVEN_DEEPER"})
  void throwableIsCutWithAMark(EndlessThrown endless) throws Exception {
    Throwable thrown = endless.thrown();
    try (RunningLogback logback = RunningLogback.from("throwing.xml", collector, spool)) {
      logback.logger().info("message", thrown);
      logback.logger().info("the next one");
    }
    assertThat(archive.texts()).hasSize(2);
    assertThat(archive.texts().get(0))
        .hasSizeLessThanOrEqualTo(MOST)
        .contains(" message#012" + thrown.getClass().getName())
        .containsAnyOf("[sealpost@32473 truncated=", "CIRCULAR REFERENCE");
  }

  @Test
  void throwableThatLogbackHasCopiedOnALargeStackIsCut() throws Exception {
    ILoggingEvent[] event = new ILoggingEvent[1];
    try (RunningLogback logback = RunningLogback.from("throwing.xml", collector, spool)) {
      Logger logger = logback.logger();
      Throwable thrown = EndlessThrown.SUPPRESSED_EVEN_DEEPER.thrown();
      Thread large =
          new Thread(
              null,
              () -> event[0] = new LoggingEvent("", logger, Level.INFO, "deep", thrown, null),
              "large",
              256L << 20);
      large.start();
      large.join();
      logger.callAppenders(event[0]);
    }
    assertThat(archive.texts())
        .singleElement()
        .asString()
        .contains(" deep#012", "Suppressed: ", "[sealpost@32473 truncated=");
  }
}
