package io.sealpost.log4j2;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.status.StatusData;
import org.apache.logging.log4j.status.StatusListener;
import org.apache.logging.log4j.status.StatusLogger;

/** What Log4j2's status logger says while it is open. */
final class StatusRecord implements AutoCloseable {
  private final List<StatusData> said = new CopyOnWriteArrayList<>();
  private final Listener listener = new Listener();

  StatusRecord() {
    StatusLogger.getLogger().registerListener(listener);
  }

  List<String> errors() {
    return said.stream()
        .filter(data -> data.getLevel().equals(Level.ERROR))
        .map(data -> data.getMessage().getFormattedMessage())
        .toList();
  }

  List<String> warnings() {
    return said.stream()
        .filter(data -> data.getLevel().equals(Level.WARN))
        .map(data -> data.getMessage().getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    StatusLogger.getLogger().removeListener(listener);
  }

  private final class Listener implements StatusListener {
    @Override
    public void log(StatusData data) {
      said.add(data);
    }

    @Override
    public Level getStatusLevel() {
      return Level.INFO;
    }

    @Override
    public void close() {}
  }
}
