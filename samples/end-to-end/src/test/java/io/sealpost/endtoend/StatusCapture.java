package io.sealpost.endtoend;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;

/** What the frameworks' own status systems were told, warnings and worse. */
final class StatusCapture {
  private static final List<String> LOG4J2 = new CopyOnWriteArrayList<>();

  static {
    StatusLogger.getLogger().registerListener(new Listener());
  }

  private StatusCapture() {}

  static List<String> log4j2() {
    return LOG4J2;
  }

  /**
   * Waits until no pipeline of a test before is left: each closes two seconds after the last one
   * who used it, and may tell then that its directory is gone.
   */
  static void awaitEndOfOthers() {
    await().atMost(Duration.ofSeconds(60)).until(() -> Footprint.pipelineThreads() == 0);
  }

  static void forgetLog4j2() {
    LOG4J2.clear();
  }

  static List<String> logback(LoggerContext context) {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() >= Status.WARN)
        .map(Status::getMessage)
        .toList();
  }

  private static final class Listener implements StatusListener {
    @Override
    public void log(StatusData data) {
      LOG4J2.add(data.getMessage().getFormattedMessage());
    }

    @Override
    public Level getStatusLevel() {
      return Level.WARN;
    }

    @Override
    public void close() {}
  }
}
