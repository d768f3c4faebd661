package io.sealpost.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.sealpost.adapter.RunningFramework;
import io.sealpost.testkit.Collector;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.helpers.BasicMDCAdapter;

/** Logback as an application would have it, from a configuration file of the tests. */
final class RunningLogback implements RunningFramework {
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

  /** From a file that may change. */
  static RunningLogback from(Path file, Collector collector, Path spool) throws Exception {
    return start(file.toUri().toURL(), collector, spool);
  }

  static RunningLogback start(URL file, Collector collector, Path spool) throws JoranException {
    RunningLogback logback = new RunningLogback(file, collector.uri(), spool);
    logback.context.setName("test");
    logback.context.setMDCAdapter(new BasicMDCAdapter());
    logback.on(CONFIGURED, logback.configured::incrementAndGet);
    logback.configure();
    return logback;
  }

  /** Stops what is there and starts it anew, as Logback does when its file has changed. */
  @Override
  public void reconfigure() throws JoranException {
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
    return context.getLogger(LOGGER);
  }

  Logger logger(String name) {
    return context.getLogger(name);
  }

  @Override
  public void logAs(String logger, String text, Object... arguments) {
    logger(logger).info(text, arguments);
  }

  @Override
  public void error(String text, Object... arguments) {
    logger().error(text, arguments);
  }

  @Override
  public void warn(String text) {
    logger().warn(text);
  }

  @Override
  public void debug(String text) {
    logger().debug(text);
  }

  @Override
  public void trace(String text) {
    logger().trace(text);
  }

  /** By the logger, which asks no argument for its text. */
  @Override
  public void append(String text, Object argument) {
    logger().info(text, argument);
  }

  @Override
  public void put(String key, String value) {
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

  @Override
  public boolean isStarted(String appender) {
    return Optional.ofNullable(context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(appender))
        .filter(found -> found.isStarted())
        .isPresent();
  }

  @Override
  public List<String> errors() {
    return statuses(Status.ERROR, status -> true);
  }

  @Override
  public List<String> errorsOf(String appender) {
    return statuses(Status.ERROR, status -> isOf(appender, status));
  }

  @Override
  public List<String> warningsOf(String appender) {
    return statuses(Status.WARN, status -> isOf(appender, status));
  }

  private static boolean isOf(String appender, Status status) {
    return status.getOrigin() instanceof SealpostAppender origin
        && appender.equals(origin.getName());
  }

  private List<String> statuses(int level, Predicate<Status> included) {
    return context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> status.getLevel() == level && included.test(status))
        .map(Status::getMessage)
        .toList();
  }

  @Override
  public void close() {
    context.stop();
  }
}
