package io.sealpost.threads;

import java.util.function.LongSupplier;

/** Allows a number of things in immediate succession, then one per interval. One thread. */
public final class BurstLimit {
  private final long interval;
  private final long ahead;
  private final LongSupplier nanoTime;
  private long paidUntil;

  public BurstLimit(int atOnce, long intervalNanos, LongSupplier nanoTime) {
    this.interval = intervalNanos;
    this.ahead = (atOnce - 1) * intervalNanos;
    this.nanoTime = nanoTime;
    this.paidUntil = nanoTime.getAsLong();
  }

  /** Whether it may happen now; if so, it counts. */
  public boolean take() {
    long now = nanoTime.getAsLong();
    if (paidUntil - now > ahead) {
      return false;
    }
    paidUntil = (paidUntil - now > 0 ? paidUntil : now) + interval;
    return true;
  }
}
