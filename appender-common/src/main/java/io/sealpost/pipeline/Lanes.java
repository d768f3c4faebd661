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
 * The pipelines of one directory: that of most messages and, where urgent ones do not wait for a
 * window, that of these. Each keeps its own order; they share the signing key and the rate. Opened,
 * adopted and closed under the registry's lock.
 */
public final class Lanes {
  private final RateLimit rate;
  private final SharedPipeline main;
  private volatile Optional<SharedPipeline> urgent = Optional.empty();

  Lanes(PipelineConfig config, PipelineListener listener) throws IOException {
    this.rate = new RateLimit(config.schedule().maxRate(), config.schedule().clocks().nanos());
    this.main = new SharedPipeline(config, rate, listener);
    boolean complete = false;
    try {
      openUrgent(config, listener);
      complete = true;
    } finally {
      if (!complete) {
        main.close();
      }
    }
  }

  /**
   * Takes over what a reconfiguration changed.
   *
   * @throws IOException if the new signing key cannot be used, no session be begun, or what is
   *     urgent now has no place: then all stays as it was; or if a lane of what is urgent that was
   *     there before cannot adopt it
   */
  void adopt(PipelineConfig config, PipelineListener listener) throws IOException {
    Optional<SharedPipeline> before = urgent;
    if (before.isEmpty()) {
      openUrgent(config, listener);
    }
    boolean complete = false;
    try {
      main.adopt(config, listener);
      complete = true;
    } finally {
      if (!complete && before.isEmpty()) {
        urgent.ifPresent(SharedPipeline::close);
        urgent = before;
      }
    }
    rate.use(config.schedule().maxRate());
    if (before.isPresent()) {
      before.get().adopt(UrgentLane.config(config), UrgentLane.listener(listener));
    }
  }

  /** Also where nothing is urgent any more: what waits there must be delivered. */
  private void openUrgent(PipelineConfig config, PipelineListener listener) throws IOException {
    boolean left = UrgentLane.directory(config).filter(Files::isDirectory).isPresent();
    if (left || config.urgent().isPresent()) {
      PipelineConfig lane = UrgentLane.config(config);
      urgent = Optional.of(new SharedPipeline(lane, rate, UrgentLane.listener(listener)));
    }
  }

  /**
   * The one for messages of a severity.
   *
   * @param from the least severity that is urgent; empty: none is
   */
  public SharedPipeline of(Severity severity, Optional<Severity> from) {
    boolean isUrgent = from.isPresent() && severity.compareTo(from.get()) <= 0;
    return isUrgent ? urgent.orElse(main) : main;
  }

  /** What most messages go through. */
  public SharedPipeline main() {
    return main;
  }

  /** Operators see each from now on. */
  void publish() {
    main.publish();
    urgent.ifPresent(SharedPipeline::publish);
  }

  /** Operators see them no longer. */
  void withdraw() {
    main.withdraw();
    urgent.ifPresent(SharedPipeline::withdraw);
  }

  public PipelineStatistics statistics() {
    PipelineStatistics own = main.statistics();
    return urgent.map(lane -> own.plus(lane.statistics())).orElse(own);
  }

  /** Drains both at a time, for at most so long. */
  void drain(Duration timeout) {
    Optional<Thread> other = urgent.map(lane -> closer("urgent-closer", () -> lane.drain(timeout)));
    other.ifPresent(Thread::start);
    main.drain(timeout);
    other.ifPresent(draining -> Uninterrupted.join(draining, Long.MAX_VALUE));
  }

  /** A thread for what ends these pipelines. */
  Thread closer(String name, Runnable work) {
    return PipelineThread.make(name, work, main::listener);
  }

  void close() {
    main.close();
    urgent.ifPresent(SharedPipeline::close);
  }
}
