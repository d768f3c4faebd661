package io.sealpost.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Micrometer meters of all pipelines of this process, including those opened later. Needs {@code
 * io.micrometer:micrometer-core}, which nothing else in Sealpost does. Any thread.
 *
 * <p>Each meter has the tag {@code appender}; the names are in {@code docs/operating.md}.
 */
@SuppressWarnings("exports") // callers have micrometer.core already
public final class SealpostMetrics implements MeterBinder, AutoCloseable {
  private final Iterable<Tag> tags;
  private final Map<MeterRegistry, RegisteredMeters> bound = new HashMap<>(); // guarded by this

  /** Creates meters with no other tags. */
  public SealpostMetrics() {
    this(List.of());
  }

  /** Creates meters that also bear these tags. */
  public SealpostMetrics(Iterable<Tag> tags) {
    this.tags = tags;
  }

  /** Binds to a registry; does nothing if already bound to it. */
  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    if (!bound.containsKey(registry)) {
      RegisteredMeters meters = new RegisteredMeters(registry, tags);
      bound.put(registry, meters);
      OpenPipelines.watch(meters);
    }
  }

  /** Removes the meters from all registries. */
  @Override
  public synchronized void close() {
    bound.values().forEach(OpenPipelines::forget);
    bound.clear();
  }
}
