package io.sealpost.schedule;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * How time is read.
 *
 * @param wall what clocks on walls show, by which windows open
 * @param nanos as {@link System#nanoTime}: passes evenly, for rates and for what is opened for a
 *     time
 */
public record Clocks(InstantSource wall, LongSupplier nanos) {
  private static final LongSupplier NANO_TIME = System::nanoTime;

  /** The machine's, but for a wall clock that was turned. */
  public static Clocks ofThisProcess() {
    return new Clocks(WallClock.ofThisProcess(), NANO_TIME);
  }
}
