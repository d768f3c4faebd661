package io.sealpost.delivery;

import java.util.function.LongSupplier;

/** Lets so many things happen one upon another, and then one in each interval. One thread. */
final class Ration {
  private final long interval;
  private final long ahead;
  private final LongSupplier nanoTime;
  private long paidUntil;

  Ration(int atOnce, long intervalNanos, LongSupplier nanoTime) {
    this.interval = intervalNanos;
    this.ahead = (atOnce - 1) * intervalNanos;
    this.nanoTime = nanoTime;
    this.paidUntil = nanoTime.getAsLong();
  }

  /** Whether it may happen now; then it counts. */
  boolean take() {
    long now = nanoTime.getAsLong();
    if (paidUntil - now > ahead) {
      return false;
    }
    paidUntil = (paidUntil - now > 0 ? paidUntil : now) + interval;
    return true;
  }
}
