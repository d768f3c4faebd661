package io.sealpost.delivery;

import io.sealpost.time.BurstLimit;
import io.sealpost.time.Clocks;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts unexpected failures, errors included, in threads that continue all the same, and warns the
 * operator, at most once a minute. Any thread; never throws, since warning may fail for the same
 * reason.
 */
public final class UnexpectedFailures {
  private final PipelineListener listener;
  private final LongAdder count = new LongAdder();
  private final BurstLimit warnings;

  /** None yet. */
  public UnexpectedFailures(PipelineListener listener, Clocks clocks) {
    this.listener = listener;
    this.warnings = new BurstLimit(clocks);
  }

  /** How many since the pipeline was opened. */
  public long total() {
    return count.sum();
  }

  /**
   * Something was thrown; the thread continues after a pause.
   *
   * @param where which part of the pipeline, in words
   */
  public void note(String where, Throwable why) {
    count.increment();
    try {
      report(where, why).ifPresent(listener::warning);
    } catch (ThreadDeath e) {
      throw e;
    } catch (Throwable e) {
      // It is counted.
    }
  }

  private synchronized Optional<String> report(String where, Throwable why) {
    return warnings.take()
        ? Optional.of(
            where + " met an unexpected error and continues: " + why + " at " + place(why))
        : Optional.empty();
  }

  private static String place(Throwable why) {
    StackTraceElement[] trace = why.getStackTrace();
    return trace.length == 0 ? "an unknown place" : trace[0].toString();
  }
}
