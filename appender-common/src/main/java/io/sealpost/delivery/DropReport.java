package io.sealpost.delivery;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts the messages that found no room, and tells the operator: at the first, then once a minute
 * while it goes on. Counting is for any thread, telling for the keeper's.
 */
public final class DropReport {
  private static final long EVERY = TimeUnit.MINUTES.toNanos(1);

  private final LongAdder dropped = new LongAdder();
  private final Supplier<PipelineListener> listener;
  private long told;
  private long lastTold = System.nanoTime() - EVERY;

  public DropReport(Supplier<PipelineListener> listener) {
    this.listener = listener;
  }

  public void count() {
    dropped.increment();
  }

  public long total() {
    return dropped.sum();
  }

  void tell() {
    long total = dropped.sum();
    if (total > told && System.nanoTime() - lastTold >= EVERY) {
      long since = total - told;
      told = total;
      lastTold = System.nanoTime();
      listener
          .get()
          .warning(
              since
                  + " messages dropped: the journal has no room for them;"
                  + " see the settings maxSize and overflow of the spool");
    }
  }
}
