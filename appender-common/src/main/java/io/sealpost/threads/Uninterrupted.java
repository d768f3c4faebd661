package io.sealpost.threads;

import java.util.concurrent.TimeUnit;

/**
 * A wait that an interrupt does not end. What is waited for is bounded in time, and an application
 * that interrupts its threads gives up its own work, not the messages that it has logged: the flag
 * is set again when the wait is over.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  /** One way to wait. */
  public interface Wait {
    /** Waits at most so long; whether what was waited for is there. */
    boolean atMost(long nanos) throws InterruptedException;
  }

  /** Waits at most so long in all; whether what was waited for is there. Any thread. */
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

  /** Waits at most so long for a thread to end; whether it has. */
  public static boolean join(Thread thread, long nanos) {
    return await(
        nanos,
        left -> {
          TimeUnit.NANOSECONDS.timedJoin(thread, left);
          return !thread.isAlive();
        });
  }
}
