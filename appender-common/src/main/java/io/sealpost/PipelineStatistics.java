package io.sealpost;

import io.sealpost.delivery.DropReason;
import java.util.Map;

/**
 * What became of the messages since the pipeline was opened, and how far it is behind.
 *
 * @param accepted journaled
 * @param drops what does not reach the collector, by reason; all reasons are there
 * @param unconfirmedOctets of journal, up to the collector's last confirmation
 * @param unsealed messages that wait for their signature block
 */
public record PipelineStatistics(
    long accepted, Map<DropReason, Long> drops, long unconfirmedOctets, long unsealed) {
  public PipelineStatistics {
    drops = Map.copyOf(drops);
  }

  /** For whatever reason. */
  public long dropped() {
    return drops.values().stream().mapToLong(Long::longValue).sum();
  }
}
