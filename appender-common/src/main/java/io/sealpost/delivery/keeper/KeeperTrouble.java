package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Reports to the listener when the journal cannot be kept in order, once a minute while that lasts,
 * and when it is over. Confined to the keeper thread.
 */
final class KeeperTrouble {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final Supplier<PipelineListener> listener;
  private final InstantSource clock;
  private final LongSupplier nanoTime;
  private Optional<Instant> since = Optional.empty();
  private long toldNanos;

  KeeperTrouble(Supplier<PipelineListener> listener, InstantSource clock, LongSupplier nanoTime) {
    this.listener = listener;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** An attempt has failed; it will be made again. */
  void failed(IOException why) {
    if (since.isEmpty()) {
      since = Optional.of(clock.instant());
      tell("cannot write the journal checkpoint, trying again: " + why);
    } else if (nanoTime.getAsLong() - toldNanos >= MINUTE) {
      tell("still cannot write the journal checkpoint, since " + since.get() + ": " + why);
    }
  }

  private void tell(String what) {
    toldNanos = nanoTime.getAsLong();
    listener.get().warning(what);
  }

  /** Whether something has failed and has not succeeded since. */
  boolean isOn() {
    return since.isPresent();
  }

  /** Everything due is done. */
  void well() {
    since.ifPresent(
        begin ->
            listener
                .get()
                .info(
                    "the journal checkpoint is written again, for the first time since " + begin));
    since = Optional.empty();
  }
}
