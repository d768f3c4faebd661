package io.sealpost.transport;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds blocking operations in time: a socket's write has no time-out, and a handshake's reads
 * have only one each.
 *
 * <p>One thread per courier, which exists only while something is watched.
 */
final class Watchdog {
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final ScheduledThreadPoolExecutor timer;

  Watchdog(DaemonThreads threads) {
    timer = new ScheduledThreadPoolExecutor(1, task -> threads.make("watchdog", task));
    timer.setKeepAliveTime(LINGER.toNanos(), TimeUnit.NANOSECONDS);
    timer.allowCoreThreadTimeOut(true);
    timer.setRemoveOnCancelPolicy(true);
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Ends all watching. */
  void end() {
    timer.shutdownNow();
  }

  /**
   * Returns an alarm that is not running.
   *
   * @param overrun what to do, once, if the alarm runs for longer than {@code limit}; must not
   *     block
   */
  Alarm alarm(Duration limit, Runnable overrun) {
    return new Alarm(limit.toNanos(), overrun);
  }

  /**
   * Watches one thing that comes and goes. Any thread.
   *
   * <p>Starting and stopping costs no timer: the one that is set stays set, and checks when it goes
   * off whether the time is really up.
   */
  final class Alarm {
    private final long limitNanos;
    private final Runnable overrun;

    // Guarded by this.
    private boolean running;
    private long startedNanos;
    private @Nullable Future<?> timerSet;

    private Alarm(long limitNanos, Runnable overrun) {
      this.limitNanos = limitNanos;
      this.overrun = overrun;
    }

    /** Starts the clock if it is not running. */
    synchronized void start() {
      if (!running) {
        running = true;
        restart();
      }
    }

    /** Resets the clock to zero if it is running. */
    synchronized void restart() {
      if (running) {
        startedNanos = System.nanoTime();
        if (timerSet == null) {
          set(limitNanos);
        }
      }
    }

    synchronized void stop() {
      running = false;
    }

    /** Stops the clock and releases the timer. */
    synchronized void cancel() {
      running = false;
      if (timerSet != null) {
        timerSet.cancel(false);
        timerSet = null;
      }
    }

    private void set(long nanos) {
      timerSet = timer.schedule(this::goOff, nanos, TimeUnit.NANOSECONDS);
    }

    private void goOff() {
      boolean up = true; // also if no memory is left to continue watching
      try {
        up = timeIsUp();
      } finally {
        if (up) {
          overrun.run();
        }
      }
    }

    private synchronized boolean timeIsUp() {
      timerSet = null;
      if (!running) {
        return false;
      }
      long leftNanos = startedNanos + limitNanos - System.nanoTime();
      if (leftNanos > 0) {
        set(leftNanos);
        return false;
      }
      running = false;
      return true;
    }
  }
}
