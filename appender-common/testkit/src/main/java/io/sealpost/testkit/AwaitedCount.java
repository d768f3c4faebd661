package io.sealpost.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A number that only grows, and that a test can wait for. For any thread. */
final class AwaitedCount {
  private final String unit;
  private long value;

  /**
   * @param unit what is counted, for the message of a wait in vain
   */
  AwaitedCount(String unit) {
    this.unit = unit;
  }

  synchronized void increment() {
    value++;
    notifyAll();
  }

  synchronized long value() {
    return value;
  }

  /** Returns once the count is that high; fails the test if that takes longer than the timeout. */
  synchronized void await(long wanted, Duration timeout) throws InterruptedException {
    if (!reaches(wanted, System.nanoTime() + timeout.toNanos())) {
      throw new AssertionError(value + " of " + wanted + " " + unit + " within " + timeout);
    }
  }

  /** Waits until the count is that high; returns false if it is not at the deadline. */
  synchronized boolean reaches(long wanted, long deadlineNanos) throws InterruptedException {
    while (value < wanted) {
      long left = deadlineNanos - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }
}
