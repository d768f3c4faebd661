package io.sealpost.logback;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** An application that logs once; {@link ModulePathIT} starts it with the appender as a module. */
public final class ModularApplication {
  private ModularApplication() {}

  public static void main(String[] args) {
    LoggerFactory.getLogger("net.example").info("hello from a module");
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
