package io.sealpost.pipeline;

import io.sealpost.delivery.DeliveryStatus;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.management.ManagedPipeline;
import io.sealpost.management.PipelineStatistics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** A shared pipeline as its operators see it. Any thread. */
final class OperatorsView implements ManagedPipeline {
  private final String name;
  private final Optional<Path> directory;
  private final Supplier<PipelineStatistics> statistics;
  private final Supplier<PipelineParts> parts;
  private final DeliveryControl control;
  private final PipelineListener listener;

  OperatorsView(
      PipelineConfig config,
      Supplier<PipelineParts> parts,
      DeliveryControl control,
      Supplier<PipelineStatistics> statistics,
      PipelineListener listener) {
    this.name = config.name();
    this.directory = config.journal().directory();
    this.statistics = statistics;
    this.parts = parts;
    this.control = control;
    this.listener = listener;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Optional<Path> directory() {
    return directory;
  }

  @Override
  public PipelineStatistics statistics() {
    return statistics.get();
  }

  @Override
  public Optional<Instant> oldestWaiting() {
    return parts.get().oldest().time();
  }

  @Override
  public Optional<String> missingKey() {
    return parts.get().journal().missingKey();
  }

  @Override
  public DeliveryStatus delivery() {
    return parts.get().reports().status();
  }

  @Override
  public boolean isOpen() {
    return control.isOpen();
  }

  @Override
  public Optional<Instant> nextOpening() {
    return control.nextOpening();
  }

  @Override
  public void openUntilDrained() {
    control.openUntilDrained();
  }

  @Override
  public void openFor(Duration time) {
    control.openFor(time);
  }

  @Override
  public void reconnect() {
    control.reconnect();
  }

  @Override
  public void warn(String what) {
    listener.warning(what);
  }
}
