package io.sealpost.journal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Application threads that wait until what they appended is forced. One force serves all those
 * waiting when it began, however many. Any thread may wait; only the keeper wakes.
 *
 * <p>When one has waited in vain the others no longer wait, until something is forced again: a
 * hanging disk costs an application one wait, not one per message.
 */
final class ForceWaiters {
  private final Queue<Waiter> waiters = new ConcurrentLinkedQueue<>();
  private volatile boolean late;

  private static final class Waiter {
    final Thread thread = Thread.currentThread();
    final long position;
    volatile boolean woken;

    Waiter(long position) {
      this.position = position;
    }
  }

  /**
   * Waits until {@code forced} is at this position, for at most this long; an interrupt stays set
   * and does not end the wait. Returns whether it is.
   *
   * @param keeper wakes the thread that forces
   */
  boolean await(long position, LongSupplier forced, Runnable keeper, long nanos) {
    if (late || forced.getAsLong() >= position) {
      return forced.getAsLong() >= position;
    }
    Waiter waiter = new Waiter(position);
    waiters.add(waiter);
    keeper.run();
    park(waiter, forced, System.nanoTime() + nanos);
    if (!waiter.woken) {
      waiters.remove(waiter);
    }
    boolean done = forced.getAsLong() >= position;
    if (!done) {
      late = true;
    }
    return done;
  }

  private void park(Waiter waiter, LongSupplier forced, long deadline) {
    boolean interrupted = false;
    long left = deadline - System.nanoTime();
    while (forced.getAsLong() < waiter.position && left > 0) {
      LockSupport.parkNanos(this, left);
      interrupted |= Thread.interrupted(); // else the next park returns at once
      left = deadline - System.nanoTime();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Wakes those waiting for anything up to here, which is forced now. */
  void wake(long forced) {
    late = false;
    waiters.removeIf(waiter -> waiter.position <= forced && wake(waiter));
  }

  private static boolean wake(Waiter waiter) {
    waiter.woken = true;
    LockSupport.unpark(waiter.thread);
    return true;
  }

  /** Whether a force is wanted now, including by those who gave up. */
  boolean any() {
    return late || !waiters.isEmpty();
  }
}
