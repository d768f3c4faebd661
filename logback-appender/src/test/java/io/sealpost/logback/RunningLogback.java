package io.sealpost.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.sealpost.testing.Collector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.helpers.BasicMDCAdapter;

/** Logback as an application would have it, from a configuration file of the tests. */
final class RunningLogback implements AutoCloseable {
  private final LoggerContext context = new LoggerContext();
  private final String collector;
  private final Path spool;
  private final String file;

  private RunningLogback(String file, String collector, Path spool) {
    this.file = file;
    this.collector = collector;
    this.spool = spool;
  }

  static RunningLogback from(String file, Collector collector, Path spool) throws JoranException {
    RunningLogback logback = new RunningLogback(file, collector.uri(), spool);
    logback.context.setName("test");
    logback.context.setMDCAdapter(new BasicMDCAdapter());
    logback.configure();
    return logback;
  }

  /** Stops what is there and starts it anew, as Logback does when its file has changed. */
  void reconfigure() throws JoranException {
    reset();
    configure();
  }

  void reset() {
    context.reset();
  }

  private void configure() throws JoranException {
    context.putProperty("sealpost.collector", collector);
    context.putProperty("sealpost.spool", spool.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(RunningLogback.class.getResource(file));
  }

  Logger logger() {
    return context.getLogger("net.example.Billing");
  }

  Logger logger(String name) {
    return context.getLogger(name);
  }

  void put(String key, String value) {
    context.getMDCAdapter().put(key, value);
  }

  /** As a context is that was not made by SLF4J. */
  void withoutMdc() {
    context.setMDCAdapter(null);
  }

  boolean isStarted(String appender) {
    return Optional.ofNullable(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(appender))
        .filter(found -> found.isStarted())
        .isPresent();
  }

  List<String> errors() {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() == Status.ERROR)
        .map(Status::getMessage)
        .toList();
  }

  List<String> warningsOf(Class<?> origin) {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() == Status.WARN && origin.isInstance(status.getOrigin()))
        .map(Status::getMessage)
        .toList();
  }

  @Override
  public void close() {
    context.stop();
  }
}
