package io.sealpost.pipeline;

import io.sealpost.threads.Uninterrupted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The end of a wait that has several parts, by {@link System#nanoTime}. */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Time left; zero once the deadline has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /**
   * Waits, and returns what the task failed with. Being late is not a failure: callers need no
   * report of what the keeper continues with, and journaled messages stay for the next start in any
   * case. An interrupt does not end the wait and stays set.
   */
  Optional<Throwable> failure(CompletableFuture<?> done) {
    Uninterrupted.await(left().toNanos(), nanos -> isDone(done, nanos));
    return done.isDone()
        ? done.handle((result, failure) -> Optional.<Throwable>ofNullable(failure)).join()
        : Optional.empty();
  }

  private static boolean isDone(CompletableFuture<?> done, long nanos) throws InterruptedException {
    try {
      done.get(nanos, TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }
}
