package io.sealpost.delivery.drops;

import io.sealpost.delivery.PipelineListener;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Counts the messages that do not reach the collector, each reason for itself, and tells the
 * operator: at the first, then once a minute while it goes on. Counting is for any thread, telling
 * for the keeper's. What the stream says of it: {@link DropNotices}.
 */
public final class DropReport {
  private final List<DropTally> tallies =
      Stream.generate(DropTally::new).limit(DropReason.values().length).toList();
  private final Supplier<PipelineListener> listener;
  private final Clock clock;
  private final LongSupplier nanoTime;

  public DropReport(Supplier<PipelineListener> listener) {
    this(listener, Clock.systemUTC(), System::nanoTime);
  }

  DropReport(Supplier<PipelineListener> listener, Clock clock, LongSupplier nanoTime) {
    this.listener = listener;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** One message more. Whoever counts rings for the keeper. */
  public void count(DropReason reason) {
    count(reason, 1);
  }

  /** So many messages more. */
  public void count(DropReason reason, long messages) {
    tally(reason).count(messages, clock.millis(), nanoTime.getAsLong());
  }

  /** Since the pipeline was opened, by reason; all reasons are there. */
  public Map<DropReason, Long> totals() {
    Map<DropReason, Long> totals = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      totals.put(reason, tally(reason).total());
    }
    return totals;
  }

  /** Since the pipeline was opened, for whatever reason. */
  public long total() {
    return totals().values().stream().mapToLong(Long::longValue).sum();
  }

  DropTally tally(DropReason reason) {
    return tallies.get(reason.ordinal());
  }

  /** Tells the operator what is due. By one thread at a time: the keeper's, while there is one. */
  public void tell() {
    for (DropReason reason : DropReason.values()) {
      long untold = tally(reason).takeUntold(nanoTime.getAsLong());
      if (untold > 0) {
        listener
            .get()
            .warning(
                String.format(
                    Locale.ROOT,
                    "%d messages dropped: %s; see %s",
                    untold,
                    reason.because(),
                    reason.advice()));
      }
    }
  }
}
