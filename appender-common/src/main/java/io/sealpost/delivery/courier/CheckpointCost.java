package io.sealpost.delivery.courier;

import java.util.concurrent.TimeUnit;

/**
 * How often a checkpoint is worth a new connection: it takes at most 1 % of the courier's time and
 * of the octets sent. Confined to the courier thread.
 */
final class CheckpointCost {
  private static final int SHARE = 100;
  private static final long SHORTEST = TimeUnit.SECONDS.toNanos(1);
  // Of a handshake with certificates on both sides, in both directions.
  private static final long HANDSHAKE_OCTETS = 8 * 1024;

  // Both as they were last, at first a guess.
  private long checkpointNanos = TimeUnit.MILLISECONDS.toNanos(50);
  private long dialNanos = TimeUnit.MILLISECONDS.toNanos(50);

  void checkpointTook(long nanos) {
    checkpointNanos = nanos;
  }

  void dialTook(long nanos) {
    dialNanos = nanos;
  }

  /** How old the first of so many unconfirmed octets must be. */
  long nanosBetween(long unconfirmedOctets) {
    return unconfirmedOctets < SHARE * HANDSHAKE_OCTETS
        ? Long.MAX_VALUE
        : Math.max(SHORTEST, SHARE * (checkpointNanos + dialNanos));
  }
}
