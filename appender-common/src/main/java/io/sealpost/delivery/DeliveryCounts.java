package io.sealpost.delivery;

/**
 * What became of the journal's messages since the pipeline was opened, its own notices among them;
 * signature and certificate blocks are not counted.
 *
 * @param delivered handed to a connection, each once
 * @param resent handed to a connection once more, since the collector had not confirmed them
 * @param confirmed of which the collector has said that it has them
 */
public record DeliveryCounts(long delivered, long resent, long confirmed) {
  /** Nothing yet. */
  public static final DeliveryCounts NONE = new DeliveryCounts(0, 0, 0);

  /** Of both together. */
  public DeliveryCounts plus(DeliveryCounts other) {
    return new DeliveryCounts(
        delivered + other.delivered, resent + other.resent, confirmed + other.confirmed);
  }
}
