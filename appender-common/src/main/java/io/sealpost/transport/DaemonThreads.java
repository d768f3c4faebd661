package io.sealpost.transport;

import io.sealpost.threads.OwnThreads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads for the connections of one courier, all of which end with it. Any thread. */
public final class DaemonThreads {
  private static final Duration LAST_STEPS = Duration.ofSeconds(1);

  private final String prefix;
  private final Set<Thread> made = ConcurrentHashMap.newKeySet();
  private final Watchdog watchdog = new Watchdog(this);

  /**
   * Creates the object, without any threads yet.
   *
   * @param prefix of the threads' names, such as {@code sealpost-AUDIT}
   */
  public DaemonThreads(String prefix) {
    this.prefix = prefix;
  }

  Thread make(String role, Runnable task) {
    Thread thread = OwnThreads.make(prefix + "-" + role, task);
    made.removeIf(earlier -> earlier.getState() == Thread.State.TERMINATED);
    made.add(thread); // now, not when it runs: it may be about to when all are ended
    return thread;
  }

  /** The watchdog that bounds the connections' steps in time. */
  Watchdog watchdog() {
    return watchdog;
  }

  /** Runs a task, which must not block, after this time, unless the threads have ended by then. */
  public void after(Duration time, Runnable task) {
    watchdog.alarm(time, task).start();
  }

  /**
   * Ends the watchdog, and waits briefly for the threads that have nothing more to do, since the
   * connections are closed. A name server query that hangs cannot be ended.
   */
  public void end() {
    watchdog.end();
    long deadline = System.nanoTime() + LAST_STEPS.toNanos();
    for (Thread thread : made) {
      try {
        thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
