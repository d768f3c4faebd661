package io.sealpost.threads;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Work that other threads ask a loop to do on its own thread, in order. */
public final class Mailbox {
  /** One piece of work, for the loop's thread. */
  public interface Work {
    void run() throws IOException;
  }

  private record Letter(Work work, CompletableFuture<@Nullable Void> done) {}

  private final Queue<Letter> letters = new ConcurrentLinkedQueue<>();
  private final Bell bell;

  /** The bell wakes the loop when there is mail. */
  public Mailbox(Bell bell) {
    this.bell = bell;
  }

  /** Any thread. The future completes, perhaps with an exception, once the work is done. */
  public CompletableFuture<@Nullable Void> submit(Work work) {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    letters.add(new Letter(work, done));
    bell.ring();
    return done;
  }

  public boolean isEmpty() {
    return letters.isEmpty();
  }

  /**
   * Does the work submitted up to now; on the loop's thread. Anything unexpected is thrown once the
   * submitting thread has been informed.
   */
  public void work() {
    for (Letter letter = letters.poll(); letter != null; letter = letters.poll()) {
      try {
        letter.work().run();
        letter.done().complete(null);
      } catch (IOException failure) {
        // The submitting thread is informed; the loop itself continues.
        letter.done().completeExceptionally(failure);
      } catch (RuntimeException | Error unexpected) {
        letter.done().completeExceptionally(unexpected);
        throw unexpected;
      }
    }
  }
}
