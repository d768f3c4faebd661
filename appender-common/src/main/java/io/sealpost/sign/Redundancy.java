package io.sealpost.sign;

import java.time.Duration;

/**
 * How often blocks are sent, so that the loss of some does not matter (RFC 5848 §6).
 *
 * <p>A block is sent again after the delay or after the number of messages, whichever comes first;
 * zero means never. With both zero, certificates are not sent again on the same connection.
 *
 * @param certInitialRepeat how often certificate blocks are sent at first
 * @param sigNumberResends how often each signature block is sent again
 */
public record Redundancy(
    int certInitialRepeat,
    Duration certResendDelay,
    int certResendCount,
    int sigNumberResends,
    Duration sigResendDelay,
    int sigResendCount) {
  /** For transports that either deliver everything or break. */
  public static final Redundancy RELIABLE =
      new Redundancy(1, Duration.ofMinutes(30), 10_000, 0, Duration.ZERO, 0);

  /** For datagrams, of which any may be lost. */
  public static final Redundancy DATAGRAMS =
      new Redundancy(2, Duration.ofMinutes(5), 1_000, 5, Duration.ofSeconds(30), 100);

  public Redundancy {
    if (certInitialRepeat < 1) {
      throw new IllegalArgumentException(
          "certInitialRepeat " + certInitialRepeat + ": must be at least 1");
    }
    if (certResendDelay.isNegative()
        || certResendCount < 0
        || sigNumberResends < 0
        || sigResendDelay.isNegative()
        || sigResendCount < 0) {
      throw new IllegalArgumentException("delays and counts of resends must not be negative");
    }
    if (sigNumberResends > 0 && sigResendDelay.isZero() && sigResendCount == 0) {
      throw new IllegalArgumentException(
          "sigNumberResends " + sigNumberResends + ": needs sigResendDelay or sigResendCount");
    }
  }
}
