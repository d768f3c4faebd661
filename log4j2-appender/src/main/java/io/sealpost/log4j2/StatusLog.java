package io.sealpost.log4j2;

import io.sealpost.delivery.PipelineListener;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.status.StatusLogger;

/** Reports to Log4j2's status logger, never to a logger of the application. */
record StatusLog(String appender) implements PipelineListener {
  private static final Logger STATUS = StatusLogger.getLogger();
  private static final String FORMAT = "Sealpost appender {}: {}";

  @Override
  public void info(String what) {
    STATUS.info(FORMAT, appender, what);
  }

  @Override
  public void warning(String what) {
    STATUS.warn(FORMAT, appender, what);
  }

  /** Reports an unexpected error, with its stack trace. */
  void error(String what, Throwable why) {
    STATUS.error("Sealpost appender {}: {}", appender, what, why);
  }

  /** Reports a fault that keeps the appender from starting. */
  void error(String what) {
    STATUS.error(FORMAT, appender, what);
  }
}
