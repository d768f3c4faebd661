package io.sealpost.verify.line;

import io.sealpost.threads.OwnThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A pool of as many threads as there are processors, for work that can be cut into slices. */
public final class Workers implements AutoCloseable {
  private final int count = Runtime.getRuntime().availableProcessors();
  private final ExecutorService threads;

  public Workers() {
    threads = Executors.newFixedThreadPool(count, task -> OwnThreads.make("verifier-worker", task));
  }

  /** Part of some work: the indexes from {@code from} up to {@code to}, exclusive. */
  public interface Slice {
    void work(int from, int to);
  }

  /** Has all of the work done, in slices of at least {@code least}, and waits. */
  public void each(int size, int least, Slice slice) {
    if (size <= least) {
      slice.work(0, size);
      return;
    }
    int step = Math.max(least, size / (4 * count) + 1);
    List<Callable<Void>> tasks = new ArrayList<>();
    for (int from = 0; from < size; from += step) {
      int begin = from;
      int end = Math.min(size, from + step);
      tasks.add(
          () -> {
            slice.work(begin, end);
            return null;
          });
    }
    await(tasks);
  }

  private void await(List<Callable<Void>> tasks) {
    try {
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while verifying", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a slice of the work failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
