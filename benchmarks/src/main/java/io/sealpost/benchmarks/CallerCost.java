package io.sealpost.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * CPU time that a log call takes on the thread of its caller, and what it allocates there: with
 * Sealpost and with an appender that does nothing, in turn, the least of many rounds each. Run
 * classes of two states in turn to compare these.
 *
 * <p>Arguments: a directory to work in, and perhaps the number of rounds.
 */
public final class CallerCost {
  private static final int CALLS = 5_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private CallerCost() {}

  public static void main(String[] args) throws Exception {
    Path directory = Files.createTempDirectory(Path.of(args[0]), "cost");
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    try (LoggedCalls calls = new LoggedCalls(directory)) {
      for (LoggedCalls.Kind kind : LoggedCalls.Kind.values()) {
        report(kind, calls, rounds);
      }
    }
  }

  private static void report(LoggedCalls.Kind kind, LoggedCalls calls, int rounds) {
    long[] sealpost = {Long.MAX_VALUE, Long.MAX_VALUE};
    long[] nothing = {Long.MAX_VALUE, Long.MAX_VALUE};
    for (int round = 0; round < rounds; round++) {
      measure(kind, "sealpost", calls, sealpost);
      measure(kind, "nothing", calls, nothing);
    }
    System.out.printf(
        Locale.ROOT,
        "%-20s sealpost %,6d ns %,6d octets, framework %,6d ns %,6d octets, difference %,6d ns"
            + " %,6d octets%n",
        kind,
        sealpost[0] / CALLS,
        sealpost[1] / CALLS,
        nothing[0] / CALLS,
        nothing[1] / CALLS,
        (sealpost[0] - nothing[0]) / CALLS,
        (sealpost[1] - nothing[1]) / CALLS);
  }

  private static void measure(
      LoggedCalls.Kind kind, String logger, LoggedCalls calls, long[] least) {
    long nanos = THREADS.getCurrentThreadCpuTime();
    long octets = THREADS.getCurrentThreadAllocatedBytes();
    calls.make(kind, logger, CALLS);
    least[1] = Math.min(least[1], THREADS.getCurrentThreadAllocatedBytes() - octets);
    least[0] = Math.min(least[0], THREADS.getCurrentThreadCpuTime() - nanos);
  }
}
