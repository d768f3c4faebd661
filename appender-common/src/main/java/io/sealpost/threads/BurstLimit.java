package io.sealpost.threads;

import java.util.function.LongSupplier;

/** Lets so many things happen one upon another, and then one in each interval. One thread. */
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

  /** Whether it may happen now; then it counts. */
  public boolean take() {
    long now = nanoTime.getAsLong();
    if (paidUntil - now > ahead) {
      return false;
    }
    paidUntil = (paidUntil - now > 0 ? paidUntil : now) + interval;
    return true;
  }
}
