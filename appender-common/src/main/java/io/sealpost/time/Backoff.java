package io.sealpost.time;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: random between zero and a bound that doubles with each
 * failure ("full jitter"), so that a fleet does not come back all at once. Confined to one thread.
 */
public final class Backoff {
  private final long firstNanos;
  private final long limitNanos;
  private final RandomGenerator random;
  private long boundNanos;

  public Backoff(Duration first, Duration limit, RandomGenerator random) {
    this.firstNanos = Math.max(1, first.toNanos());
    this.limitNanos = Math.max(firstNanos, limit.toNanos());
    this.random = random;
    this.boundNanos = firstNanos;
  }

  /** Returns the wait after one more failure, in nanoseconds. */
  public long failed() {
    long wait = random.nextLong(boundNanos + 1);
    boundNanos = Math.min(limitNanos, boundNanos > limitNanos / 2 ? limitNanos : 2 * boundNanos);
    return wait;
  }

  /** Something was confirmed: the next failure counts as the first again. */
  public void succeeded() {
    boundNanos = firstNanos;
  }
}
