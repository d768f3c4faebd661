package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.sealpost.adapter.EndlessObjectsContract;
import io.sealpost.testing.Endless;
import io.sealpost.testing.EndlessThrown;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EndlessObjectsTest extends EndlessObjectsContract<RunningLogback> {
  EndlessObjectsTest() {
    super(RunningLogback::start);
  }

  /** Logback copies throwables by recursion, in the logging call, before it asks any appender. */
  static Set<EndlessThrown> handedOn() {
    return EnumSet.complementOf(
        EnumSet.of(
            EndlessThrown.CAUSES,
            EndlessThrown.MILLION_CAUSES,
            EndlessThrown.SUPPRESSED_EVEN_DEEPER));
  }

  @ParameterizedTest
  @EnumSource(Endless.class)
  void valueIsCutWithAMarkWhereverItIs(Endless endless) throws Exception {
    Object value = endless.object();
    try (RunningLogback logback = from("throwing.xml")) {
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
    try (RunningLogback logback = from("throwing.xml")) {
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

  @Test
  void throwableThatLogbackHasCopiedOnALargeStackIsCut() throws Exception {
    ILoggingEvent[] event = new ILoggingEvent[1];
    try (RunningLogback logback = from("throwing.xml")) {
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
