package io.sealpost.pipeline;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.PipelineThread;
import io.sealpost.threads.Uninterrupted;
import io.sealpost.time.Reminder;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reopens a directory that was replaced or taken, trying as often as needed: on its own thread,
 * since the keeper's ends with what was open.
 */
final class Reopening {
  private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LAST_PAUSE = TimeUnit.SECONDS.toNanos(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Attempt attempt;
  private final Runnable afterFailure;
  private final PipelineListener listener;
  private @Nullable Thread thread; // guarded by this, like the next field
  private boolean stopped;

  /** One attempt to reopen. */
  interface Attempt {
    void run() throws IOException;
  }

  /**
   * Creates the reopening of the pipeline of this name.
   *
   * @param afterFailure run after each failure
   */
  Reopening(String name, Attempt attempt, Runnable afterFailure, PipelineListener listener) {
    this.name = name;
    this.attempt = attempt;
    this.afterFailure = afterFailure;
    this.listener = listener;
  }

  /** Begins, unless already under way or no longer wanted. Any thread. */
  synchronized void begin() {
    if (thread == null && !stopped) {
      Thread begun = PipelineThread.make(name + "-reopener", this::run, listener);
      thread = begun;
      begun.start();
    }
  }

  private void run() {
    Reminder reminder = Reminder.once();
    for (long pause = FIRST_PAUSE; !isDone(); pause = Math.min(2 * pause, LAST_PAUSE)) {
      try {
        attempt.run();
        finish();
      } catch (ThreadDeath e) {
        throw e;
      } catch (Throwable e) { // whatever it is, the next attempt may succeed
        String why = e instanceof IOException ? String.valueOf(e.getMessage()) : String.valueOf(e);
        if (reminder.take(why)) {
          listener.warning("cannot be reopened, trying again: " + why);
        }
        afterFailure.run();
        sleep(pause);
      }
    }
  }

  private synchronized boolean isDone() {
    return stopped || thread == null;
  }

  private synchronized void finish() {
    thread = null;
  }

  private synchronized void sleep(long nanos) {
    Uninterrupted.await(
        nanos,
        left -> {
          long deadline = System.nanoTime() + left;
          for (long rest = left; rest > 0 && !stopped; rest = deadline - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, rest);
          }
          return true;
        });
  }

  /** Begins nothing more, and waits for the thread to end. */
  void stop() {
    Thread running;
    synchronized (this) {
      stopped = true;
      running = thread;
      notifyAll();
    }
    if (running != null) {
      Uninterrupted.join(running, PATIENCE.toNanos());
    }
  }
}
