package io.sealpost.delivery;

/**
 * What became of the journal's messages since the pipeline was opened, its own notices included;
 * signature and certificate blocks are not counted.
 *
 * @param delivered handed to a connection, each counted once
 * @param resent handed to a connection again because the collector had not confirmed them
 * @param confirmed those that the collector has said it has
 */
public record DeliveryCounts(long delivered, long resent, long confirmed) {
  /** Nothing yet. */
  public static final DeliveryCounts NONE = new DeliveryCounts(0, 0, 0);

  /** The sum of both. */
  public DeliveryCounts plus(DeliveryCounts other) {
    return new DeliveryCounts(
        delivered + other.delivered, resent + other.resent, confirmed + other.confirmed);
  }
}
