package io.sealpost.threads;

import java.util.concurrent.TimeUnit;

/**
 * A wait that an interrupt does not end. The wait is bounded in time, and an application that
 * interrupts its threads gives up its own work, not the messages that it has logged: the flag is
 * set again when the wait is over.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** One way to wait. */
  public interface Wait {
    /** Waits for at most this long; returns whether what was waited for has happened. */
    boolean atMost(long nanos) throws InterruptedException;
  }

  /**
   * Waits for at most this long in all; returns whether what was waited for has happened. Any
   * thread.
   */
  public static boolean await(long nanos, Wait wait) {
    long deadline = System.nanoTime() + nanos;
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return wait.atMost(Math.max(0, deadline - System.nanoTime()));
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for at most this long for a thread to end; returns whether it has. */
  public static boolean join(Thread thread, long nanos) {
    return await(
        nanos,
        left -> {
          TimeUnit.NANOSECONDS.timedJoin(thread, left);
          return !thread.isAlive();
        });
  }
}
