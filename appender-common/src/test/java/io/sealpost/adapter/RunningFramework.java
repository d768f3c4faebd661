package io.sealpost.adapter;

import java.util.List;

/** A logging framework as an application would have it, from a configuration of the tests. */
public interface RunningFramework extends AutoCloseable {
  /** The logger that events have by default. */
  String LOGGER = "net.example.Billing";

  /**
   * Logs, at level INFO, text in which a pair of braces stands for each argument; a throwable may
   * be the last.
   */
  void logAs(String logger, String text, Object... arguments);

  default void info(String text, Object... arguments) {
    logAs(LOGGER, text, arguments);
  }

  void error(String text, Object... arguments);

  void warn(String text);

  void debug(String text);

  void trace(String text);

  /** Hands an event to the appender {@code AUDIT} that has not been asked for its text. */
  void append(String text, Object argument);

  /** Puts this into the context of this thread. */
  void put(String key, String value);

  /** Reads the same configuration once more. */
  void reconfigure() throws Exception;

  /** Whether an appender of this name was started. */
  boolean isStarted(String appender);

  /** The errors in the framework's status, of whatever origin. */
  List<String> errors();

  /** The errors that an appender of ours has reported there, without its name. */
  List<String> errorsOf(String appender);

  /** The warnings that it has reported there, without its name. */
  List<String> warningsOf(String appender);

  /** Stops the framework. */
  @Override
  void close();
}
