package io.sealpost.application;

import org.apache.logging.log4j.LogManager;

/**
 * An application that logs once; started by a test with the appender as a module. Not in the
 * appender's package, which a module has for itself.
 */
public final class ModularApplication {
  private ModularApplication() {}

  public static void main(String[] args) {
    LogManager.getLogger("net.example").info("hello from a module");
    LogManager.shutdown();
  }
}
