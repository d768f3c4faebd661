package io.sealpost.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * Makes calls at a steady pace on the calling thread and records how long each took. A call that is
 * late because the one before was slow is made at once: the pace is kept on average.
 */
final class PacedCalls {
  private static final long LONG_WAIT = TimeUnit.MILLISECONDS.toNanos(50);

  /** A call of more than 50 ms: its end in milliseconds since the JVM's start, and its length. */
  record LongWait(long endedAt, long millis) {}

  private final Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
  private final List<LongWait> longWaits = new ArrayList<>();

  void run(long callsPerSecond, long seconds, LongConsumer call) {
    long calls = callsPerSecond * seconds;
    double gap = 1e9 / callsPerSecond;
    long begun = System.nanoTime();
    for (long i = 0; i < calls; i++) {
      long due = begun + (long) (i * gap);
      while (System.nanoTime() < due) {
        Thread.onSpinWait();
      }
      long before = System.nanoTime();
      call.accept(i);
      record(System.nanoTime() - before);
    }
  }

  Histogram nanos() {
    return nanos;
  }

  List<LongWait> longWaits() {
    return longWaits;
  }

  private void record(long took) {
    nanos.recordValue(took);
    if (took > LONG_WAIT) {
      long now = ManagementFactory.getRuntimeMXBean().getUptime();
      longWaits.add(new LongWait(now, TimeUnit.NANOSECONDS.toMillis(took)));
    }
  }
}
