package io.sealpost.log4j2;

import io.sealpost.pipeline.PipelineOwner;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The order in which configurations appeared: an appender created late, by {@code Routing}, may
 * belong to one that has been replaced. Any thread.
 */
final class ConfigurationOrder {
  private static final Map<Configuration, Long> SEEN = new WeakHashMap<>(); // guarded by itself
  private static long last;

  private ConfigurationOrder() {}

  /**
   * The owner for which an appender of this configuration opens its pipeline.
   *
   * @param configuration null for an appender that a program creates: it replaces no other
   */
  static PipelineOwner owner(@Nullable Configuration configuration) {
    if (configuration == null || configuration.getLoggerContext() == null) {
      return PipelineOwner.alone();
    }
    LoggerContext context = configuration.getLoggerContext();
    return new PipelineOwner(context, context.getName(), number(configuration));
  }

  private static long number(Configuration configuration) {
    synchronized (SEEN) {
      return SEEN.computeIfAbsent(configuration, first -> ++last);
    }
  }
}
