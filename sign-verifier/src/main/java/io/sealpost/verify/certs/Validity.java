package io.sealpost.verify.certs;

import java.time.Duration;
import java.time.Instant;

/** The validity period of a certificate, both ends included. */
public record Validity(Instant from, Instant to) {
  /**
   * How long before its creation a certificate is valid: clocks are set back, and those of peers
   * differ.
   */
  private static final Duration CLOCK_ERROR = Duration.ofDays(1);

  public Validity {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("ends at " + to + ", not after its begin at " + from);
    }
  }

  /** A validity of this many days from now on. */
  public static Validity days(int days, Instant now) {
    return new Validity(now.minus(CLOCK_ERROR), now.plus(Duration.ofDays(days)));
  }

  /** The part of it that is also within the other one. */
  Validity within(Validity other) {
    return new Validity(
        from.isBefore(other.from) ? other.from : from, to.isAfter(other.to) ? other.to : to);
  }
}
