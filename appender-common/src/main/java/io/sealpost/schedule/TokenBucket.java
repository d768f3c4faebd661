package io.sealpost.schedule;

import java.util.function.LongSupplier;

/**
 * An allowance that grows with time up to a limit, and is paid from. It may be overdrawn once: what
 * is larger than the bucket passes, and the next waits until that is paid off.
 *
 * <p>Guarded by its {@link RateLimit}.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  /** What may come at once after a pause: so little that no ten seconds have 5 % too much. */
  private static final double BURST_SECONDS = 0.25;

  private final double perNano;
  private final double capacity;
  private final LongSupplier nanoClock;
  private double level;
  private long last;

  /** A full one, for a positive rate. */
  TokenBucket(long perSecond, LongSupplier nanoClock) {
    this.perNano = perSecond / NANOS;
    this.capacity = perSecond * BURST_SECONDS;
    this.nanoClock = nanoClock;
    this.level = capacity;
    this.last = nanoClock.getAsLong();
  }

  /** Nanoseconds until something may be taken, 0 if it may be now. */
  long nanosToWait() {
    refill();
    return level >= 0 ? 0 : (long) Math.ceil(-level / perNano);
  }

  void take(long amount) {
    refill();
    level -= amount;
  }

  private void refill() {
    long now = nanoClock.getAsLong();
    long elapsed = Math.max(0, now - last); // a clock that went back gives nothing
    level = Math.min(capacity, level + elapsed * perNano);
    last = now;
  }
}
