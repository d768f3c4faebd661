package io.sealpost.log4j2;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;

/** Log4j2 as an application would have it, from a configuration file of the tests. */
record RunningLog4j(LoggerContext context) implements AutoCloseable {
  static final String COLLECTOR = "sealpost.collector";
  static final String SPOOL = "sealpost.spool";

  static RunningLog4j from(String file) {
    LoggerContext context = new LoggerContext("test", null, resource(file));
    context.start();
    return new RunningLog4j(context);
  }

  Logger logger() {
    return context.getLogger("net.example.Billing");
  }

  boolean hasAppender(String name) {
    return context.getConfiguration().getAppender(name) != null;
  }

  @Override
  public void close() {
    context.stop();
  }

  private static URI resource(String file) {
    try {
      return RunningLog4j.class.getResource(file).toURI();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
