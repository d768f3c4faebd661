package io.sealpost.management;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.sealpost.delivery.DeliveryStatus;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.transport.ConnectionFacts;
import io.sealpost.transport.ConnectionFacts.Security;
import io.sealpost.transport.ConnectionFacts.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The meters of one registry. Called under the lock of {@link OpenPipelines}. */
final class RegisteredMeters implements OpenPipelines.Watcher {
  private static final String MESSAGES = "messages";
  private static final String SECONDS = "seconds";
  private static final double MILLIS = 1e3;

  private final MeterRegistry registry;
  private final Iterable<Tag> common;
  private final Map<String, List<Meter>> meters = new HashMap<>(); // by the pipeline's name

  RegisteredMeters(MeterRegistry registry, Iterable<Tag> common) {
    this.registry = registry;
    this.common = common;
  }

  @Override
  public void opened(String name, ManagedPipeline pipeline) {
    List<Meter> added = new ArrayList<>();
    meters.put(name, added); // before any is registered: if one fails, the others are still removed
    Tags tags = Tags.of(common).and("appender", name);
    new OfPipeline(pipeline, tags, added).register();
  }

  @Override
  public void closed(String name) {
    List<Meter> added = meters.remove(name);
    if (added != null) {
      added.forEach(registry::remove);
    }
  }

  /**
   * Registers one pipeline's meters. The registry holds it weakly: a meter does not keep it alive.
   */
  private final class OfPipeline {
    private final ManagedPipeline pipeline;
    private final Tags tags;
    private final List<Meter> added;

    OfPipeline(ManagedPipeline pipeline, Tags tags, List<Meter> added) {
      this.pipeline = pipeline;
      this.tags = tags;
      this.added = added;
    }

    void register() {
      flow();
      drops();
      backlog();
      connection();
      window();
      certificate("peer", Security::peer);
      certificate("own", Security::ours);
    }

    private void flow() {
      counter("accepted", tags, "Journaled", of -> of.statistics().accepted());
      counter("delivered", tags, "Sent, each once", of -> of.statistics().delivery().delivered());
      counter("resent", tags, "Sent once more", of -> of.statistics().delivery().resent());
      counter("confirmed", tags, "Confirmed", of -> of.statistics().delivery().confirmed());
      counter("failures", tags, "Unexpected, gone on", of -> of.statistics().failures());
    }

    private void drops() {
      for (DropReason reason : DropReason.values()) {
        counter(
            "dropped",
            tags.and("reason", reason.word()),
            "Will not reach the collector",
            of -> of.statistics().drops().getOrDefault(reason, 0L));
      }
    }

    private void backlog() {
      gauge("backlog", MESSAGES, "Not confirmed", of -> of.statistics().backlog().messages());
      gauge("backlog.size", "octets", "Not confirmed", of -> of.statistics().backlog().octets());
      gauge("backlog.age", SECONDS, "Age of the oldest", of -> seconds(of.ageOfOldest(now())));
      gauge("unsealed", MESSAGES, "Without a block", of -> of.statistics().unsealed());
      gauge("journal.fill", "ratio", "Share in use", of -> of.statistics().fill());
    }

    private void connection() {
      gauge("connected", "", "1 if connected", of -> of.delivery().connected() ? 1 : 0);
      gauge(
          "confirmed.age",
          SECONDS,
          "Since the last confirmation; NaN before the first",
          of -> since(of.delivery().lastSuccess()).orElse(Double.NaN));
      gauge(
          "outage.age",
          SECONDS,
          "Since when nothing can be delivered; 0 while all is well",
          of -> since(of.delivery().failingSince()).orElse(0.0));
    }

    private void window() {
      gauge("window.open", "", "1 if messages are delivered now", of -> of.isOpen() ? 1 : 0);
      gauge(
          "window.wait",
          SECONDS,
          "Until a window opens; 0 while messages are delivered, NaN if not within two weeks",
          of -> of.isOpen() ? 0 : until(of.nextOpening()));
    }

    private void certificate(String whose, Function<Security, Optional<Shown>> part) {
      added.add(
          Gauge.builder("sealpost.certificate.left", pipeline, of -> left(of, part))
              .baseUnit(SECONDS)
              .description("Until it is no longer valid; NaN without one")
              .tags(tags.and("certificate", whose))
              .register(registry));
    }

    private void counter(
        String name, Tags with, String description, ToDoubleFunction<ManagedPipeline> value) {
      added.add(
          FunctionCounter.builder("sealpost." + name, pipeline, value)
              .baseUnit(MESSAGES)
              .description(description)
              .tags(with)
              .register(registry));
    }

    private void gauge(
        String name, String unit, String description, ToDoubleFunction<ManagedPipeline> value) {
      added.add(
          Gauge.builder("sealpost." + name, pipeline, value)
              .baseUnit(unit.isEmpty() ? null : unit)
              .description(description)
              .tags(tags)
              .register(registry));
    }
  }

  private static double left(ManagedPipeline of, Function<Security, Optional<Shown>> part) {
    return of.delivery()
        .connection()
        .map(DeliveryStatus.Standing::facts)
        .flatMap(ConnectionFacts::security)
        .flatMap(part)
        .map(shown -> seconds(Duration.between(now(), shown.notAfter())))
        .orElse(Double.NaN);
  }

  private static Optional<Double> since(Optional<Instant> time) {
    return time.map(begin -> Math.max(0, seconds(Duration.between(begin, now()))));
  }

  private static double until(Optional<Instant> time) {
    return time.map(end -> Math.max(0, seconds(Duration.between(now(), end)))).orElse(Double.NaN);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }

  private static Instant now() {
    return Instant.now();
  }
}
