package io.sealpost.application;

import ch.qos.logback.classic.LoggerContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application that logs and ends. The first argument says what its own shutdown hook does:
 * {@code nothing}, log when it is {@code late}, after Logback has stopped, or {@code last}, before
 * it stops Logback itself.
 */
public final class EndingApplication {
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);

  private EndingApplication() {}

  public static void main(String[] args) {
    Logger logger = LoggerFactory.getLogger("net.example");
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Runnable atTheEnd =
        switch (args[0]) {
          case "nothing" -> () -> {};
          case "late" ->
              () -> {
                awaitStop(context);
                logger.info("too late");
                System.out.println("the hook has logged");
              };
          case "last" ->
              () -> {
                logger.info("at the very end");
                context.stop();
              };
          default -> throw new IllegalArgumentException(args[0]);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(atTheEnd, "at-the-end"));
    logger.info("at work");
  }

  private static void awaitStop(LoggerContext context) {
    while (context.isStarted()) {
      LockSupport.parkNanos(PAUSE);
    }
  }
}
