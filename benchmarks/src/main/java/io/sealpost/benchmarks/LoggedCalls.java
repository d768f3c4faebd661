package io.sealpost.benchmarks;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.config.Configurator;
import org.slf4j.MarkerFactory;

/**
 * Ordinary log calls from one thread, through either framework: to Sealpost, with nobody to deliver
 * to, and to an appender that does nothing, which gives the framework's own share.
 */
final class LoggedCalls implements AutoCloseable {
  private static final String TEXT =
      "payment {} of account {} was accepted by the clearing house after the second check";
  private static final String NUMBER = "4711";
  private static final String ACCOUNT = "DE-977";
  private static final Marker MARKER = MarkerManager.getMarker("PAYMENT");
  private static final org.slf4j.Marker SLF4J_MARKER = MarkerFactory.getMarker("PAYMENT");

  /** What is logged, with three MDC entries. */
  enum Kind {
    LOG4J2_PLAIN,
    LOG4J2_PARAMETERS,
    LOG4J2_MARKER,
    LOGBACK_PLAIN,
    LOGBACK_PARAMETERS,
    LOGBACK_MARKER,
    LOGBACK_KEY_VALUES
  }

  private final org.apache.logging.log4j.core.LoggerContext log4j;
  private final LoggerContext logback = new LoggerContext();

  LoggedCalls(Path directory) throws Exception {
    System.setProperty("directory", directory.toString());
    log4j =
        Configurator.initialize(
            "cost", null, LoggedCalls.class.getResource("/caller-cost-log4j2.xml").toURI());
    LogbackMDCAdapter mdc = new LogbackMDCAdapter();
    logback.setMDCAdapter(mdc);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(logback);
    configurator.doConfigure(LoggedCalls.class.getResource("/caller-cost-logback.xml"));
    for (String key : new String[] {"user", "request", "city"}) {
      mdc.put(key, key + "-7f3c9a52-e1b7");
      ThreadContext.put(key, key + "-7f3c9a52-e1b7");
    }
  }

  /**
   * Makes calls.
   *
   * @param logger {@code sealpost} or {@code nothing}
   */
  void make(Kind kind, String logger, int calls) {
    Logger log = log4j.getLogger(logger);
    org.slf4j.Logger slf4j = logback.getLogger(logger);
    for (int i = 0; i < calls; i++) {
      switch (kind) {
        case LOG4J2_PLAIN -> log.info(TEXT);
        case LOG4J2_PARAMETERS -> log.info(TEXT, NUMBER, ACCOUNT);
        case LOG4J2_MARKER -> log.info(MARKER, TEXT, NUMBER, ACCOUNT);
        case LOGBACK_PLAIN -> slf4j.info(TEXT);
        case LOGBACK_PARAMETERS -> slf4j.info(TEXT, NUMBER, ACCOUNT);
        case LOGBACK_MARKER -> slf4j.info(SLF4J_MARKER, TEXT, NUMBER, ACCOUNT);
        case LOGBACK_KEY_VALUES -> slf4j.atInfo().addKeyValue("account", ACCOUNT).log(TEXT);
      }
    }
  }

  @Override
  public void close() {
    ThreadContext.clearAll();
    log4j.stop(1, TimeUnit.SECONDS);
    logback.stop();
  }
}
