package io.sealpost.pipeline;

import io.sealpost.delivery.DeliveryStatus;
import io.sealpost.journal.Journal;
import io.sealpost.management.ManagedPipeline;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.schedule.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A shared pipeline as its operators see it. Any thread. */
final class OperatorsView implements ManagedPipeline {
  private final String name;
  private final Optional<Path> directory;
  private final SharedPipeline pipeline;
  private final Gate gate;

  OperatorsView(PipelineConfig config, SharedPipeline pipeline, Gate gate) {
    this.name = config.name();
    this.directory = config.journal().directory();
    this.pipeline = pipeline;
    this.gate = gate;
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
    return pipeline.statistics();
  }

  @Override
  public Optional<Instant> oldestWaiting() {
    return pipeline.parts().oldest().time();
  }

  @Override
  public Optional<String> missingKey() {
    return pipeline.parts().journal().missingKey();
  }

  @Override
  public DeliveryStatus delivery() {
    return pipeline.parts().reports().status();
  }

  @Override
  public boolean isOpen() {
    return pipeline.parts().courier().mayDeliver();
  }

  @Override
  public Optional<Instant> nextOpening() {
    return gate.nextOpening();
  }

  @Override
  public void openUntilDrained() {
    Journal journal = pipeline.parts().journal();
    // Entries that cannot be decrypted wait for their key, not for this.
    gate.openUntilDelivered(Math.min(journal.readable(), journal.end()));
    pipeline.parts().courier().lookAgain();
  }

  @Override
  public void openFor(Duration time) {
    gate.openFor(time);
    pipeline.parts().courier().lookAgain();
  }

  @Override
  public void reconnect() {
    pipeline.parts().courier().reconnect();
  }

  @Override
  public void warn(String what) {
    pipeline.listener().warning(what);
  }
}
