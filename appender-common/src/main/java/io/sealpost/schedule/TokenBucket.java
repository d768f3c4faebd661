package io.sealpost.schedule;

import io.sealpost.time.Clocks;

/**
 * An allowance that grows with time up to a limit and is spent by sending. It may be overdrawn
 * once: a message larger than the bucket passes, and the next one waits until that is paid off.
 *
 * <p>Guarded by its {@link RateLimit}.
 */
final class TokenBucket {
  private static final double NANOS = 1e9;

  /** The burst allowed after a pause: so small that no ten seconds exceed the rate by 5 %. */
  private static final double BURST_SECONDS = 0.25;

  private final double perNano;
  private final double capacity;
  private final Clocks clocks;
  private double level;
  private long last;

  /** Creates a full bucket for a positive rate. */
  TokenBucket(long perSecond, Clocks clocks) {
    this.perNano = perSecond / NANOS;
    this.capacity = perSecond * BURST_SECONDS;
    this.clocks = clocks;
    this.level = capacity;
    this.last = clocks.nanos();
  }

  /** Nanoseconds until something may be taken; 0 if it may be taken now. */
  long nanosToWait() {
    refill();
    return level >= 0 ? 0 : (long) Math.ceil(-level / perNano);
  }

  void take(long amount) {
    refill();
    level -= amount;
  }

  private void refill() {
    long now = clocks.nanos();
    long elapsed = Math.max(0, now - last); // a clock that went back adds nothing
    level = Math.min(capacity, level + elapsed * perNano);
    last = now;
  }
}
