package io.sealpost.application;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/**
 * An application that logs once; started by a test with the appender as a module. Not in the
 * appender's package, which a module has for itself.
 */
public final class ModularApplication {
  private ModularApplication() {}

  public static void main(String[] args) {
    LoggerFactory.getLogger("net.example").info("hello from a module");
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
