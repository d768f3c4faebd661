package io.sealpost.management;

import io.sealpost.delivery.DeliveryStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An open pipeline. Any thread may call any method; none waits for the network. */
@SuppressWarnings("exports") // users are shown PipelineMXBean
public interface ManagedPipeline {
  /** The appender's name. */
  String name();

  /** The spool's directory; empty: in memory. */
  Optional<Path> directory();

  PipelineStatistics statistics();

  /** TIMESTAMP of the message that has waited longest; empty if none waits or it cannot be read. */
  Optional<Instant> oldestWaiting();

  /**
   * Age of the message that has waited longest; zero if none waits or its time is in the future.
   */
  default Duration ageOfOldest(Instant now) {
    Duration age = oldestWaiting().map(time -> Duration.between(time, now)).orElse(Duration.ZERO);
    return age.isNegative() ? Duration.ZERO : age;
  }

  DeliveryStatus delivery();

  /** Describes what waits for an encryption key that was not given; empty if nothing does. */
  Optional<String> missingKey();

  /** Whether it delivers now: in a window, because room is short, or opened by hand. */
  boolean isOpen();

  /**
   * When a window opens next; now if one is open or none is configured.
   *
   * @return empty if that is not within two weeks
   */
  Optional<Instant> nextOpening();

  /** Delivers until everything that waits now is confirmed, whatever the windows say. */
  void openUntilDrained();

  /** Delivers for this time, more than zero; {@link #openUntilDrained} replaces it. */
  void openFor(Duration time);

  /**
   * Closes the current connection in good order and makes a new one, or cuts short the pause after
   * a failure and tries at once. Outside the windows it does not connect.
   */
  void reconnect();

  /** Warns operators of trouble that should not end anything. */
  void warn(String what);
}
