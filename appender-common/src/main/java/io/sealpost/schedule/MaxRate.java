package io.sealpost.schedule;

import java.util.OptionalLong;

/**
 * How fast messages may go onto the wire.
 *
 * @param messages a second, at least 1; empty: any number
 * @param octets a second, at least 1; empty: any number
 */
public record MaxRate(OptionalLong messages, OptionalLong octets) {
  public static final MaxRate NONE = new MaxRate(OptionalLong.empty(), OptionalLong.empty());

  public MaxRate {
    requirePositive(messages);
    requirePositive(octets);
  }

  private static void requirePositive(OptionalLong rate) {
    if (rate.orElse(1) <= 0) {
      throw new IllegalArgumentException("rate " + rate.getAsLong() + ": must be positive");
    }
  }
}
