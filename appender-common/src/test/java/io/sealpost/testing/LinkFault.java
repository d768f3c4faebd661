package io.sealpost.testing;

import java.time.Duration;

/**
 * What a link does once so many octets have passed it in one direction; without regard to what they
 * mean.
 */
public enum LinkFault {
  /** Passes everything, both ends of the stream too. */
  NONE,
  /** Resets both sides. */
  RESET,
  /** Ends both sides as a process that dies does: a FIN, or a reset where octets are unread. */
  END,
  /** Half-open: takes everything from either side, passes nothing on, says nothing. */
  SWALLOW,
  /** Reads no more from either side, so that the buffers of the kernels fill. */
  STALL,
  /** Slips in, in this direction, a line that no protocol of ours knows. */
  GARBAGE,
  /** Passes everything later: {@link #ROUND_TRIP} for both directions together. */
  DELAY,
  /** Passes {@link #OCTETS_A_SECOND} in each direction. */
  THROTTLE;

  public static final Duration ROUND_TRIP = Duration.ofMillis(100);
  public static final int OCTETS_A_SECOND = 4096;

  /** Which octets are counted. */
  public enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  /**
   * A fault, and when it strikes.
   *
   * @param octets of that direction that pass before; what follows them does not pass unharmed
   */
  record Strike(LinkFault fault, Direction direction, long octets) {
    Strike {
      if (octets < 0) {
        throw new IllegalArgumentException("octets: " + octets + " is below 0");
      }
    }
  }
}
