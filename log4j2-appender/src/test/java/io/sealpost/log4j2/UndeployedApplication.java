package io.sealpost.log4j2;

import java.net.URISyntaxException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;

/** What an application does with Log4j2 that has its own copy of it; by reflection only. */
public final class UndeployedApplication implements Consumer<String>, AutoCloseable {
  private final LoggerContext context;
  private final Logger logger;

  public UndeployedApplication(Map<String, String> properties) throws URISyntaxException {
    // As it finds out in a container; elsewhere it leaves thread-locals on threads that log.
    System.setProperty("log4j2.is.webapp", "true");
    properties.forEach((name, value) -> System.setProperty("undeployed." + name, value));
    context =
        new LoggerContext(
            "undeployed", null, UndeployedApplication.class.getResource("undeployed.xml").toURI());
    context.start();
    System.clearProperty("log4j2.is.webapp");
    logger = context.getLogger("net.example.Billing");
    if (context.getConfiguration().getAppender("UNDEPLOYED") == null) {
      throw new IllegalStateException("no appender");
    }
  }

  @Override
  public void accept(String text) {
    logger.info(text);
  }

  @Override
  public void close() {
    context.stop();
  }
}
