package io.sealpost.delivery.drops;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.time.Clocks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Counts the messages that do not reach the collector, by reason, and warns the operator: at the
 * first, then once a minute while it continues. Any thread may count; the keeper's warns. For what
 * the stream says about it, see {@link DropNotices}.
 */
public final class DropReport {
  private final List<DropTally> tallies;
  private final PipelineListener listener;

  public DropReport(PipelineListener listener, Clocks clocks) {
    this.listener = listener;
    this.tallies =
        Stream.generate(() -> new DropTally(clocks)).limit(DropReason.values().length).toList();
  }

  /** Counts one more message. The caller rings the keeper's bell. */
  public void count(DropReason reason) {
    count(reason, 1);
  }

  /** Counts this many more messages. */
  public void count(DropReason reason, long messages) {
    tally(reason).count(messages);
  }

  /** Messages since the pipeline was opened, by reason; all reasons are present. */
  public Map<DropReason, Long> totals() {
    Map<DropReason, Long> totals = new EnumMap<>(DropReason.class);
    for (DropReason reason : DropReason.values()) {
      totals.put(reason, tally(reason).total());
    }
    return totals;
  }

  /** Messages since the pipeline was opened, for any reason. */
  public long total() {
    return totals().values().stream().mapToLong(Long::longValue).sum();
  }

  DropTally tally(DropReason reason) {
    return tallies.get(reason.ordinal());
  }

  /** Warns the operator of what is due. One thread at a time: the keeper's, while there is one. */
  public void report() {
    for (DropReason reason : DropReason.values()) {
      long unreported = tally(reason).takeUnreported();
      if (unreported > 0) {
        listener.warning(
            unreported + " messages dropped: " + reason.because() + "; see " + reason.advice());
      }
    }
  }
}
