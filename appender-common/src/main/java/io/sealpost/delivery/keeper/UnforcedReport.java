package io.sealpost.delivery.keeper;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.delivery.PipelineThread;
import io.sealpost.threads.Uninterrupted;
import io.sealpost.time.Reminder;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the messages whose caller could wait no longer for them to be forced, and informs the
 * operator when that begins and when it is over. Any thread may count.
 */
public final class UnforcedReport {
  private final String name;
  private final PipelineListener listener;
  private final LongAdder count = new LongAdder();
  private final Reminder reminder = Reminder.once();
  private volatile @Nullable Thread last;

  /** The name is the appender's. */
  public UnforcedReport(String name, PipelineListener listener) {
    this.name = name;
    this.listener = listener;
  }

  /** Counts one more message. */
  public void count() {
    count.increment();
    if (reminder.take()) {
      // The keeper cannot report this: it hangs in the force. The caller must not: it is the
      // application.
      Thread telling = PipelineThread.make(name + "-unforced", this::report, listener);
      last = telling;
      try {
        telling.start();
      } catch (OutOfMemoryError e) {
        reminder.over(); // no thread is available: the next caller tries again
      }
    }
  }

  /** Waits for at most this long until no report is under way. */
  public void awaitEnd(Duration patience) {
    Thread telling = last;
    if (telling != null) {
      Uninterrupted.join(telling, patience.toNanos());
    }
  }

  private void report() {
    listener.warning(
        "the disk cannot force writes: messages are accepted that would not survive a loss of"
            + " power, despite durability=\"power\"");
  }

  /** How many since the pipeline was opened. */
  public long total() {
    return count.sum();
  }

  /** Something was forced; for the keeper's thread. */
  void forced() {
    if (reminder.over()) {
      listener.info(
          String.format(
              Locale.ROOT,
              "the disk forces writes again; %d messages in total did not wait for it",
              total()));
    }
  }
}
