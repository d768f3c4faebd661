package io.sealpost.schedule;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks by which time is read.
 *
 * @param wall wall-clock time, by which windows open
 * @param nanos as {@link System#nanoTime}: passes evenly; for rates, and for a gate opened for a
 *     time
 */
public record Clocks(InstantSource wall, LongSupplier nanos) {
  private static final LongSupplier NANO_TIME = System::nanoTime;

  /** The machine's clocks, except for a wall clock that was changed. */
  public static Clocks ofThisProcess() {
    return new Clocks(WallClock.ofThisProcess(), NANO_TIME);
  }
}
