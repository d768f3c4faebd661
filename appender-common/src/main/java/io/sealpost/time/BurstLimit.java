package io.sealpost.time;

import java.time.Duration;

/** Allows a number of things in immediate succession, then one per interval. One thread. */
public final class BurstLimit {
  private final long interval;
  private final long ahead;
  private final Clocks clocks;
  private long paidUntil;

  public BurstLimit(int atOnce, Duration interval, Clocks clocks) {
    this.interval = interval.toNanos();
    this.ahead = (atOnce - 1) * this.interval;
    this.clocks = clocks;
    this.paidUntil = clocks.nanos();
  }

  /** Whether it may happen now; if so, it counts. */
  public boolean take() {
    long now = clocks.nanos();
    if (paidUntil - now > ahead) {
      return false;
    }
    paidUntil = (paidUntil - now > 0 ? paidUntil : now) + interval;
    return true;
  }
}
