package io.sealpost.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What an application does with Logback that has its own copy of it; by reflection only. */
public final class UndeployedApplication implements Consumer<String>, AutoCloseable {
  private final LoggerContext context = new LoggerContext();
  private final Logger logger;

  public UndeployedApplication(Map<String, String> properties) throws JoranException {
    context.setName("undeployed");
    context.setMDCAdapter(new LogbackMDCAdapter());
    properties.forEach(context::putProperty);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(UndeployedApplication.class.getResource("undeployed.xml"));
    logger = context.getLogger("net.example.Billing");
    List<Status> statuses = context.getStatusManager().getCopyOfStatusList();
    if (statuses.stream().anyMatch(status -> status.getLevel() == Status.ERROR)) {
      throw new IllegalStateException(statuses.toString());
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
