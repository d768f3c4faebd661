package io.sealpost.application;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;

/**
 * An application that logs, ends, and logs once more from a shutdown hook of its own. The first
 * argument says when: {@code late}, after Log4j2 has stopped, or {@code last}, before it stops
 * Log4j2 itself.
 */
public final class EndingApplication {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private EndingApplication() {}

  public static void main(String[] args) {
    Logger logger = LogManager.getLogger("net.example");
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Runnable atTheEnd =
        switch (args[0]) {
          case "late" ->
              () -> {
                awaitStop(context);
                logger.info("too late");
                System.out.println("the hook has logged");
              };
          case "last" ->
              () -> {
                logger.info("at the very end");
                LogManager.shutdown();
              };
          default -> throw new IllegalArgumentException(args[0]);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(atTheEnd, "at-the-end"));
    logger.info("at work");
  }

  private static void awaitStop(LoggerContext context) {
    while (!context.isStopped()) {
      LockSupport.parkNanos(PAUSE);
    }
  }
}
