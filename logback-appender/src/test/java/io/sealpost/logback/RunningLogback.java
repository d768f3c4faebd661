package io.sealpost.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.sealpost.testkit.Collector;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.helpers.BasicMDCAdapter;

/** Logback as an application would have it, from a configuration file of the tests. */
final class RunningLogback implements AutoCloseable {
  private static final Set<String> CONFIGURED =
      Set.of("CONFIGURATION_ENDED", "CONFIGURATION_ENDED_SUCCESSFULLY"); // Logback 1.4, 1.5

  private final LoggerContext context = new LoggerContext();
  private final String collector;
  private final Path spool;
  private final URL file;
  private final AtomicInteger configured = new AtomicInteger();

  private RunningLogback(URL file, String collector, Path spool) {
    this.file = file;
    this.collector = collector;
    this.spool = spool;
  }

  /** From a file of the tests. */
  static RunningLogback from(String file, Collector collector, Path spool) throws JoranException {
    return from(Objects.requireNonNull(RunningLogback.class.getResource(file)), collector, spool);
  }

  /** From a file that may change. */
  static RunningLogback from(Path file, Collector collector, Path spool) throws Exception {
    return from(file.toUri().toURL(), collector, spool);
  }

  private static RunningLogback from(URL file, Collector collector, Path spool)
      throws JoranException {
    RunningLogback logback = new RunningLogback(file, collector.uri(), spool);
    logback.context.setName("test");
    logback.context.setMDCAdapter(new BasicMDCAdapter());
    logback.on(CONFIGURED, logback.configured::incrementAndGet);
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

  void configure() throws JoranException {
    context.putProperty("sealpost.collector", collector);
    context.putProperty("sealpost.spool", spool.toString());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(file);
  }

  /** How often a configuration was made to its end. */
  int timesConfigured() {
    return configured.get();
  }

  /** Called when Logback has seen that the file has changed, before it does anything about it. */
  void onChangeSeen(Runnable then) {
    on(Set.of("CHANGE_DETECTED"), then);
  }

  private void on(Set<String> types, Runnable then) {
    context.addConfigurationEventListener(
        event -> {
          if (types.contains(event.getEventType().name())) {
            then.run();
          }
        });
  }

  LoggerContext context() {
    return context;
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

  /** Whether no thread of ours is there. */
  static boolean noPipelineRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().startsWith("sealpost-"));
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
