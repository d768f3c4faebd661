package io.sealpost.log4j2;

import org.apache.logging.log4j.LogManager;

/** An application that logs once; {@link ModulePathIT} starts it with the appender as a module. */
public final class ModularApplication {
  private ModularApplication() {}

  public static void main(String[] args) {
    LogManager.getLogger("net.example").info("hello from a module");
    LogManager.shutdown();
  }
}
