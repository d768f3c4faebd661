package io.sealpost.management;

import io.sealpost.delivery.DeliveryStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A pipeline that is open. All methods are for any thread, and none waits for the network. */
@SuppressWarnings("exports") // users are shown PipelineMXBean
public interface ManagedPipeline {
  /** The appender's. */
  String name();

  /** Of the spool; empty: in memory. */
  Optional<Path> directory();

  PipelineStatistics statistics();

  /** TIMESTAMP of the message that waits longest; empty if none waits or it cannot be read. */
  Optional<Instant> oldestWaiting();

  /** Age of the message that waits longest; zero if none does, or its time is yet to come. */
  default Duration ageOfOldest(Instant now) {
    Duration age = oldestWaiting().map(time -> Duration.between(time, now)).orElse(Duration.ZERO);
    return age.isNegative() ? Duration.ZERO : age;
  }

  DeliveryStatus delivery();

  /** What waits for an encryption key that was not given, in words; empty if nothing does. */
  Optional<String> missingKey();

  /** Whether it delivers now: in a window, for want of room, or opened by hand. */
  boolean isOpen();

  /**
   * When a window opens next; now if one is open or there is none.
   *
   * @return empty if that is not within two weeks
   */
  Optional<Instant> nextOpening();

  /** Delivers until what waits now is confirmed, whatever the windows say. */
  void openUntilDrained();

  /** Delivers for that long, more than zero, whatever the windows say. */
  void openFor(Duration time);

  /** Makes another connection in place of the present one, or of what it waits for. */
  void reconnect();

  /** Tells operators what should not end anything. */
  void warn(String what);
}
