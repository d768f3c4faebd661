package io.sealpost;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Where appending threads wait while the journal is full, if the configuration asks for that. */
final class Room {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition made = lock.newCondition();

  /** Some segments were freed. */
  void made() {
    lock.lock();
    try {
      made.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tries whenever room was made, for at most so long. An interrupt ends the wait and stays set.
   */
  boolean await(BooleanSupplier attempt, Duration timeout) {
    long nanos = timeout.toNanos();
    lock.lock();
    try {
      boolean done = attempt.getAsBoolean();
      while (!done && nanos > 0) {
        // Not the whole time at once: room is also made by a preparer that we do not hear of.
        long slice = Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(10));
        nanos -= slice - Math.max(0, made.awaitNanos(slice));
        done = attempt.getAsBoolean();
      }
      return done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
