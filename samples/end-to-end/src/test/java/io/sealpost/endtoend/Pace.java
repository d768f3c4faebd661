package io.sealpost.endtoend;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that takes a step so many times a second. One that is late because the step before was
 * slow is taken at once: the pace is kept on average.
 */
final class Pace implements AutoCloseable {
  /** So that a machine that stood still for a second is not answered with a second of haste. */
  private static final long MOST_BEHIND = TimeUnit.MILLISECONDS.toNanos(200);

  private final Thread thread;
  private final long gap;
  private final Step step;
  private volatile long taken;
  private volatile boolean ended;

  /** What is done each time. */
  interface Step {
    void take(long number);
  }

  private Pace(String name, int perSecond, Step step) {
    this.thread = new Thread(this::run, name);
    this.gap = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.step = step;
  }

  static Pace start(String name, int perSecond, Step step) {
    Pace pace = new Pace(name, perSecond, step);
    pace.thread.start();
    return pace;
  }

  private void run() {
    long number = 0;
    long due = System.nanoTime();
    while (!ended) {
      long early = due - System.nanoTime();
      if (early > 0) {
        LockSupport.parkNanos(early);
      } else {
        step.take(number);
        taken = ++number;
        due += early < -MOST_BEHIND ? gap - early : gap;
      }
    }
  }

  /** How many steps were taken by now. */
  long taken() {
    return taken;
  }

  /** Returns when the step that is being taken is done. */
  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
