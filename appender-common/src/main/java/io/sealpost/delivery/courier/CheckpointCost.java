package io.sealpost.delivery.courier;

import java.util.concurrent.TimeUnit;

/**
 * How often a checkpoint is worth a new connection: it takes at most 1 % of the courier's time and
 * of the octets sent. After a failure, which may be followed by another, it is worth more: the
 * first ones come soon, and each waits for twice as much as the one before. Confined to the courier
 * thread.
 */
final class CheckpointCost {
  private static final int SHARE = 100;
  private static final long SOONEST = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long SOONEST_OCTETS = 512 * 1024;
  private static final long LEAST_OCTETS = 128 * 1024; // on a thin line, too
  private static final int MOST_DOUBLINGS = 20;
  // Of a handshake with certificates on both sides, in both directions.
  private static final long HANDSHAKE_OCTETS = 8 * 1024;

  // Both as they were last, at first a guess.
  private long checkpointNanos = TimeUnit.MILLISECONDS.toNanos(50);
  private long dialNanos = TimeUnit.MILLISECONDS.toNanos(50);
  private int doublings; // since the last failure

  void checkpointTook(long nanos) {
    checkpointNanos = nanos;
    doublings = Math.min(MOST_DOUBLINGS, doublings + 1);
  }

  void dialTook(long nanos) {
    dialNanos = nanos;
  }

  void failed() {
    doublings = 0;
  }

  /** How old the first of so many unconfirmed octets must be for a checkpoint. */
  long nanosBetween(long unconfirmedOctets) {
    long worth = Math.max(SOONEST, SHARE * (checkpointNanos + dialNanos));
    long soon = SOONEST << doublings;
    if (soon < worth) {
      if (unconfirmedOctets >= SOONEST_OCTETS << doublings) {
        return 0;
      }
      return unconfirmedOctets >= LEAST_OCTETS ? soon : Long.MAX_VALUE;
    }
    return unconfirmedOctets >= SHARE * HANDSHAKE_OCTETS ? worth : Long.MAX_VALUE;
  }
}
