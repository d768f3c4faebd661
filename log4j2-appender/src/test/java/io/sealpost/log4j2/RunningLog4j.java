package io.sealpost.log4j2;

import io.sealpost.adapter.RunningFramework;
import io.sealpost.testkit.Collector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.ParameterizedMessage;

/** Log4j2 as an application would have it, from a configuration file of the tests. */
final class RunningLog4j implements RunningFramework {
  static final String COLLECTOR = "sealpost.collector";
  static final String SPOOL = "sealpost.spool";

  private final StatusRecord status = new StatusRecord();
  private final LoggerContext context;

  private RunningLog4j(URI configuration) {
    context = new LoggerContext("test", null, configuration);
    context.start();
  }

  /** From a file that finds its properties set. */
  static RunningLog4j from(String file) {
    return of(RunningLog4j.class.getResource(file));
  }

  static RunningLog4j start(URL configuration, Collector collector, Path spool) {
    System.setProperty(COLLECTOR, collector.uri());
    System.setProperty(SPOOL, spool.toString());
    return of(configuration);
  }

  private static RunningLog4j of(URL configuration) {
    try {
      return new RunningLog4j(configuration.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  LoggerContext context() {
    return context;
  }

  Logger logger() {
    return context.getLogger(LOGGER);
  }

  Appender appender(String name) {
    return context.getConfiguration().getAppender(name);
  }

  @Override
  public void logAs(String logger, String text, Object... arguments) {
    context.getLogger(logger).info(text, arguments);
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

  /** Not by a logger, which may ask the message before. */
  @Override
  public void append(String text, Object argument) {
    appender("AUDIT")
        .append(
            Log4jLogEvent.newBuilder()
                .setLevel(Level.INFO)
                .setMessage(new ParameterizedMessage(text, argument))
                .build());
  }

  @Override
  public void put(String key, String value) {
    ThreadContext.put(key, value);
  }

  @Override
  public void reconfigure() {
    context.reconfigure();
  }

  @Override
  public boolean isStarted(String appender) {
    Appender found = appender(appender);
    return found != null && found.isStarted();
  }

  @Override
  public List<String> errors() {
    return status.errors();
  }

  @Override
  public List<String> errorsOf(String appender) {
    return of(appender, status.errors());
  }

  @Override
  public List<String> warningsOf(String appender) {
    return of(appender, status.warnings());
  }

  private static List<String> of(String appender, List<String> texts) {
    String prefix = "Sealpost appender " + appender + ": ";
    return texts.stream()
        .filter(text -> text.startsWith(prefix))
        .map(text -> text.substring(prefix.length()))
        .toList();
  }

  @Override
  public void close() {
    context.stop();
    status.close();
    ThreadContext.clearMap();
    System.clearProperty(COLLECTOR);
    System.clearProperty(SPOOL);
  }
}
