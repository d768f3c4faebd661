package io.sealpost.schedule;

import io.sealpost.time.Clocks;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Configuration of when to deliver, and how fast.
 *
 * @param windows empty: at any time
 * @param openAbove share of the journal's room from which messages are also delivered outside the
 *     windows, above 0 and at most 1; empty: never for that reason
 */
@SuppressWarnings("exports") // users are shown WallClock
public record ScheduleConfig(
    List<DequeueWindow> windows, Optional<Double> openAbove, MaxRate maxRate, Clocks clocks) {
  /** The machine's clocks, except for a wall clock that was changed. */
  public static final Clocks CLOCKS = new Clocks(WallClock.ofThisProcess(), System::nanoTime);

  public ScheduleConfig {
    windows = List.copyOf(windows);
    openAbove.ifPresent(ScheduleConfig::requireShare);
  }

  /** At any time, as fast as possible. */
  public static ScheduleConfig always() {
    return new ScheduleConfig(List.of(), Optional.empty(), MaxRate.NONE, CLOCKS);
  }

  private static void requireShare(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "openAbove %s: must be above 0 and at most 1", share));
    }
  }
}
