package io.sealpost.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import io.sealpost.SyslogPipeline;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells our appenders of one configuration what happens to it. Logback stops an appender in the
 * same way whether it is configured anew, ends, or an application wants it: in a reset the context
 * has forgotten this object by then, and only after that does it say whether it ends.
 *
 * <p>Called by the thread that configures.
 */
final class ContextWatch implements LoggerContextListener {
  private static final String KEY = ContextWatch.class.getName();

  private final List<SyslogPipeline> handedOver = new CopyOnWriteArrayList<>();

  private ContextWatch() {}

  /** The one of the configuration that is being made, or was made last. */
  static ContextWatch of(LoggerContext context) {
    synchronized (context) {
      if (context.getObject(KEY) instanceof ContextWatch there) {
        return there;
      }
      ContextWatch watch = new ContextWatch();
      context.putObject(KEY, watch);
      context.addListener(watch);
      return watch;
    }
  }

  /** Whether its configuration is being taken apart. */
  boolean isReset(LoggerContext context) {
    return context.getObject(KEY) != this;
  }

  /** Lets go of a pipeline for the appender that replaces this one. */
  void handOver(SyslogPipeline pipeline) {
    handedOver.removeIf(earlier -> !earlier.isHandedOver());
    handedOver.add(pipeline);
    pipeline.handOver();
  }

  /** No longer than until somebody has taken over what was handed over. */
  @Override
  public boolean isResetResistant() {
    return handedOver.stream().anyMatch(SyslogPipeline::isHandedOver);
  }

  /** Nobody will come any more. */
  @Override
  public void onStop(LoggerContext context) {
    handedOver.forEach(SyslogPipeline::close);
    handedOver.clear();
  }

  @Override
  public void onStart(LoggerContext context) {}

  @Override
  public void onReset(LoggerContext context) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {}
}
