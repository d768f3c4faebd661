package io.sealpost.time;

import java.util.concurrent.TimeUnit;

/** Allows three reports in immediate succession, then one a minute. One thread. */
public final class BurstLimit {
  private static final int AT_ONCE = 3;
  private static final long INTERVAL = TimeUnit.MINUTES.toNanos(1);

  private final Clocks clocks;
  private long paidUntil;

  public BurstLimit(Clocks clocks) {
    this.clocks = clocks;
    this.paidUntil = clocks.nanos();
  }

  /** Whether it may happen now; if so, it counts. */
  public boolean take() {
    long now = clocks.nanos();
    if (paidUntil - now > (AT_ONCE - 1) * INTERVAL) {
      return false;
    }
    paidUntil = (paidUntil - now > 0 ? paidUntil : now) + INTERVAL;
    return true;
  }
}
