package io.sealpost;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Until when something is waited for that has several parts, by {@link System#nanoTime}. */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Zero when it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  /**
   * Waits, and returns what it failed with. To be late is no failure: who asks again need not be
   * told of what the keeper goes on with. An interrupt ends the wait and stays set.
   */
  Optional<Throwable> failure(CompletableFuture<?> done) {
    try {
      done.get(left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // What is journaled stays for the next start in any case.
    } catch (ExecutionException e) {
      return Optional.ofNullable(e.getCause());
    }
    return Optional.empty();
  }
}
