package io.sealpost.delivery;

import java.time.Duration;

/**
 * When the courier has entries confirmed and how it tries again.
 *
 * @param confirmOctets checkpoint after this many octets
 * @param confirmAfter checkpoint this long after the first unconfirmed message
 * @param retryDelay first back-off, doubled up to {@code retryDelayMax}, with full jitter
 * @param forceEvery how long an entry may wait to be forced
 * @param shutdownTimeout how long closing may continue to deliver
 */
public record DeliveryConfig(
    long confirmOctets,
    Duration confirmAfter,
    Duration retryDelay,
    Duration retryDelayMax,
    Duration forceEvery,
    Duration shutdownTimeout) {
  /** The same, with a checkpoint before a journal of this size is full, however small it is. */
  public DeliveryConfig within(long journalOctets) {
    return withConfirmOctets(Math.min(confirmOctets, journalOctets / 4));
  }

  /** The same, with a checkpoint after this many octets. */
  public DeliveryConfig withConfirmOctets(long octets) {
    return new DeliveryConfig(
        octets, confirmAfter, retryDelay, retryDelayMax, forceEvery, shutdownTimeout);
  }
}
