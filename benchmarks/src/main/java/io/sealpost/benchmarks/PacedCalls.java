package io.sealpost.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * Makes calls on the calling thread, at a steady pace or one after the other, and records how long
 * each took, which allocates nothing. A call that is late because the one before was slow is made
 * at once: the pace is kept on average.
 */
final class PacedCalls {
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);

  private final Histogram nanos = new Histogram(LONGEST, 3);

  /**
   * Makes the calls of these numbers.
   *
   * @param callsPerSecond 0: as many as there can be
   */
  void run(long callsPerSecond, long first, long end, LongConsumer call) {
    double gap = callsPerSecond == 0 ? 0 : 1e9 / callsPerSecond;
    long begun = System.nanoTime();
    for (long i = first; i < end; i++) {
      long before = System.nanoTime();
      if (gap > 0) {
        long due = begun + (long) ((i - first) * gap);
        while (before < due) {
          Thread.onSpinWait();
          before = System.nanoTime();
        }
      }
      call.accept(i);
      nanos.recordValue(Math.min(System.nanoTime() - before, LONGEST));
    }
  }

  Histogram nanos() {
    return nanos;
  }
}
