package io.sealpost;

/**
 * What became of the messages since the pipeline was opened, and how far it is behind.
 *
 * @param accepted journaled, each will be delivered
 * @param dropped found no room
 * @param unconfirmedOctets of journal, up to the collector's last confirmation
 * @param unsealed messages that wait for their signature block
 */
public record PipelineStatistics(
    long accepted, long dropped, long unconfirmedOctets, long unsealed) {}
