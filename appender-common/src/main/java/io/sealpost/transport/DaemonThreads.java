package io.sealpost.transport;

import io.sealpost.threads.OwnThreads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The threads behind the connections of one courier, all of which end with it. Any thread. */
public final class DaemonThreads {
  private static final Duration LAST_STEPS = Duration.ofSeconds(1);

  private final String prefix;
  private final Set<Thread> made = ConcurrentHashMap.newKeySet();
  private final Watchdog watchdog = new Watchdog(this);

  /**
   * None yet.
   *
   * @param prefix of their names, such as {@code sealpost-AUDIT}
   */
  public DaemonThreads(String prefix) {
    this.prefix = prefix;
  }

  Thread make(String role, Runnable task) {
    Thread thread = OwnThreads.make(prefix + "-" + role, task);
    made.removeIf(earlier -> earlier.getState() == Thread.State.TERMINATED);
    made.add(thread); // now, not when it runs: it may be about to when they are ended
    return thread;
  }

  /** What bounds in time the connections' steps. */
  Watchdog watchdog() {
    return watchdog;
  }

  /** Does something that must not block, so long from now, unless they have ended by then. */
  public void after(Duration time, Runnable task) {
    watchdog.alarm(time, task).start();
  }

  /**
   * Ends the watchdog, and waits a moment for those who have nothing more to do: the connections
   * are closed. A question to a name server that hangs cannot be ended.
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
