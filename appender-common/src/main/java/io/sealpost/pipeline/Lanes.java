package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.PipelineThread;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.message.Severity;
import io.sealpost.schedule.RateLimit;
import io.sealpost.threads.Uninterrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/**
 * The pipelines of one directory: the main one and, where urgent messages do not wait for a window,
 * one for these. Each keeps its own order; they share the signing key and the rate. Opened, adopted
 * and closed under the registry's lock.
 */
public final class Lanes {
  private final RateLimit rate;
  private final SharedPipeline main;
  private volatile Optional<SharedPipeline> urgent = Optional.empty();

  Lanes(PipelineConfig config, PipelineListener listener) throws IOException {
    this.rate = new RateLimit(config.schedule().maxRate(), config.schedule().clocks());
    this.main = new SharedPipeline(config, rate, listener);
    try (Rollback rollback = new Rollback()) {
      rollback.add(main::close);
      openUrgent(config, listener);
      rollback.cancel();
    }
  }

  /**
   * Adopts what a reconfiguration changed.
   *
   * @throws IOException if the new signing key cannot be used, no session can be begun, or a new
   *     urgent lane cannot be opened: then everything stays as it was; or if an existing urgent
   *     lane cannot adopt the configuration
   */
  void adopt(PipelineConfig config, PipelineListener listener) throws IOException {
    Optional<SharedPipeline> before = urgent;
    try (Rollback rollback = new Rollback()) {
      if (before.isEmpty()) {
        openUrgent(config, listener);
        rollback.add(this::closeUrgent);
      }
      main.adopt(config, listener);
      rollback.cancel();
    }
    rate.use(config.schedule().maxRate());
    if (before.isPresent()) {
      before.get().adopt(UrgentLane.config(config), UrgentLane.listener(listener));
    }
  }

  /**
   * Opens the urgent lane, even if nothing is urgent any more: what waits there must be delivered.
   */
  private void openUrgent(PipelineConfig config, PipelineListener listener) throws IOException {
    boolean left = UrgentLane.directory(config).filter(Files::isDirectory).isPresent();
    if (left || config.urgent().isPresent()) {
      PipelineConfig lane = UrgentLane.config(config);
      urgent = Optional.of(new SharedPipeline(lane, rate, UrgentLane.listener(listener)));
    }
  }

  private void closeUrgent() {
    urgent.ifPresent(SharedPipeline::close);
    urgent = Optional.empty();
  }

  /**
   * The lane for messages of a severity.
   *
   * @param from the least severity that is urgent; empty: nothing is
   */
  public SharedPipeline of(Severity severity, Optional<Severity> from) {
    boolean isUrgent = from.isPresent() && severity.compareTo(from.get()) <= 0;
    return isUrgent ? urgent.orElse(main) : main;
  }

  /** The lane of messages that are not urgent. */
  public SharedPipeline main() {
    return main;
  }

  /** Shows each lane to operators from now on. */
  void publish() {
    main.publish();
    urgent.ifPresent(SharedPipeline::publish);
  }

  /** Hides the lanes from operators. */
  void withdraw() {
    main.withdraw();
    urgent.ifPresent(SharedPipeline::withdraw);
  }

  public PipelineStatistics statistics() {
    PipelineStatistics own = main.statistics();
    return urgent.map(lane -> own.plus(lane.statistics())).orElse(own);
  }

  /** Drains both lanes at the same time, for at most this timeout. */
  void drain(Duration timeout) {
    Optional<Thread> other = urgent.map(lane -> closer("urgent-closer", () -> lane.drain(timeout)));
    other.ifPresent(Thread::start);
    main.drain(timeout);
    other.ifPresent(draining -> Uninterrupted.join(draining, Long.MAX_VALUE));
  }

  /** Creates a thread for work that ends these pipelines. */
  Thread closer(String name, Runnable work) {
    return PipelineThread.make(name, work, main.listener());
  }

  void close() {
    main.close();
    urgent.ifPresent(SharedPipeline::close);
  }
}
