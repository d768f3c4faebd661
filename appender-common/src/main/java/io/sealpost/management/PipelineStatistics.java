package io.sealpost.management;

import io.sealpost.delivery.Backlog;
import io.sealpost.delivery.DeliveryCounts;
import io.sealpost.delivery.drops.DropReason;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of the messages since the pipeline was opened, and how large its backlog is.
 *
 * @param accepted journaled messages of the application only
 * @param drops messages that do not reach the collector, by reason; includes every reason
 * @param delivery what was sent and confirmed; the pipeline's own notices count too
 * @param backlog what waits to be confirmed
 * @param unsealed messages that wait for their signature block
 * @param fill share of the journal's room that is in use, 0..1
 * @param failures unexpected errors after which the pipeline continued
 */
@SuppressWarnings("exports") // users are shown PipelineMXBean
public record PipelineStatistics(
    long accepted,
    Map<DropReason, Long> drops,
    DeliveryCounts delivery,
    Backlog backlog,
    long unsealed,
    double fill,
    long failures) {
  public PipelineStatistics {
    drops = Map.copyOf(drops);
  }

  /** Messages dropped for any reason. */
  public long dropped() {
    return drops.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Octets of journal not yet confirmed by the collector. */
  public long unconfirmedOctets() {
    return backlog.octets();
  }

  /** The sum of both; the share is that of the fuller journal. */
  public PipelineStatistics plus(PipelineStatistics other) {
    Map<DropReason, Long> sums = new HashMap<>(drops);
    other.drops.forEach((reason, count) -> sums.merge(reason, count, Long::sum));
    return new PipelineStatistics(
        accepted + other.accepted,
        sums,
        delivery.plus(other.delivery),
        backlog.plus(other.backlog),
        unsealed + other.unsealed,
        Math.max(fill, other.fill),
        failures + other.failures);
  }
}
