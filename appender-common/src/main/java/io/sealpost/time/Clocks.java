package io.sealpost.time;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks by which time is read. Any thread.
 *
 * @param wall the time of day, which may be stepped
 * @param nanoTime as {@link System#nanoTime}: passes evenly
 */
public record Clocks(InstantSource wall, LongSupplier nanoTime) {
  /** The machine's. */
  public static final Clocks SYSTEM = new Clocks(InstantSource.system(), System::nanoTime);

  /** The time of day. */
  public Instant now() {
    return wall.instant();
  }

  /** Nanoseconds for measuring, from an arbitrary origin. */
  public long nanos() {
    return nanoTime.getAsLong();
  }
}
