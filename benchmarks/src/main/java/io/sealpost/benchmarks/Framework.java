package io.sealpost.benchmarks;

import ch.qos.logback.classic.LoggerContext;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.ThreadContext;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The two logging frameworks: around which configuration an appender called {@code A} is put, and
 * how an application logs with it.
 *
 * <p>An event has one MDC entry and six parameters, and is a message of some 190 octets to
 * Sealpost. Its text ends with {@link #LAST}, as nothing does that is not an event of the
 * application.
 */
enum Framework {
  LOG4J2(
      "log4j2.configurationFile",
      """
      <Configuration status="WARN" shutdownHook="disable">
        <Appenders>%s</Appenders>
        <Loggers><Root level="info"><AppenderRef ref="A"/></Root></Loggers>
      </Configuration>
      """) {
    @Override
    LongConsumer call() {
      ThreadContext.put(KEY, VALUE);
      var logger = LogManager.getLogger("payments");
      return i -> logger.info(TEXT, i, i % 977, i % 100_000, "EUR", "house-3", i % 50);
    }

    @Override
    void stop() {
      LogManager.shutdown();
    }
  },

  LOGBACK(
      "logback.configurationFile",
      """
      <configuration>%s<root level="info"><appender-ref ref="A"/></root></configuration>
      """) {
    @Override
    LongConsumer call() {
      MDC.put(KEY, VALUE);
      var logger = LoggerFactory.getLogger("payments");
      return i -> logger.info(TEXT, i, i % 977, i % 100_000, "EUR", "house-3", i % 50);
    }

    @Override
    void stop() {
      ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    }
  };

  /** The last octet of an event's text. */
  static final byte LAST = '!';

  private static final String KEY = "request";
  private static final String VALUE = "7f3c9a52-e1b7-4c0e";
  private static final String TEXT =
      "payment {} of account {} over {} {} was accepted by {} in {} ms!";

  private final String property;
  private final String configuration;

  Framework(String property, String configuration) {
    this.property = property;
    this.configuration = configuration;
  }

  /** The system property that names its configuration file. */
  String property() {
    return property;
  }

  String configurationWith(String appender) {
    return String.format(Locale.ROOT, configuration, appender);
  }

  /**
   * Prepares the calling thread; what is returned logs the event of this number, and only there.
   */
  abstract LongConsumer call();

  abstract void stop();
}
