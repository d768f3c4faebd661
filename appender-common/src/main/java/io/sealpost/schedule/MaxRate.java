package io.sealpost.schedule;

import java.util.OptionalLong;

/**
 * The maximum rate at which messages are sent.
 *
 * @param messages per second, at least 1; empty: unlimited
 * @param octets per second, at least 1; empty: unlimited
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
