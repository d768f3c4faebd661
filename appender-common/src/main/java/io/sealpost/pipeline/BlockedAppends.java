package io.sealpost.pipeline;

import io.sealpost.threads.Uninterrupted;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Appending threads that wait while the journal is full, if so configured. */
public final class BlockedAppends {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition made = lock.newCondition();

  /** Signals that segments were freed. */
  void made() {
    lock.lock();
    try {
      made.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tries whenever room was made, for at most this timeout. An interrupt does not end the wait and
   * stays set.
   */
  public boolean await(BooleanSupplier attempt, Duration timeout) {
    lock.lock();
    try {
      return Uninterrupted.await(timeout.toNanos(), nanos -> await(attempt, nanos));
    } finally {
      lock.unlock();
    }
  }

  private boolean await(BooleanSupplier attempt, long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    boolean done = attempt.getAsBoolean();
    for (long left = nanos; !done && left > 0; left = deadline - System.nanoTime()) {
      // Wait in slices: the preparer also makes room, without signaling it here.
      long slice = Math.min(left, TimeUnit.MILLISECONDS.toNanos(10));
      made.await(slice, TimeUnit.NANOSECONDS);
      done = attempt.getAsBoolean();
    }
    return done;
  }
}
