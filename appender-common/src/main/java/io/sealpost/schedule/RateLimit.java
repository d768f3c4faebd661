package io.sealpost.schedule;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * How fast messages go onto the wire, whatever they are: backlog, live or sent again.
 *
 * <p>Confined to the courier thread.
 */
public final class RateLimit {
  private final List<TokenBucket> messages;
  private final List<TokenBucket> octets;

  /**
   * A limit in either unit or both.
   *
   * @param messagesPerSecond empty: any number
   * @param octetsPerSecond empty: any number
   */
  public RateLimit(
      OptionalLong messagesPerSecond, OptionalLong octetsPerSecond, LongSupplier nanoClock) {
    messages = bucket(messagesPerSecond, nanoClock);
    octets = bucket(octetsPerSecond, nanoClock);
  }

  /** No limit at all. */
  public static RateLimit none() {
    return new RateLimit(OptionalLong.empty(), OptionalLong.empty(), System::nanoTime);
  }

  private static List<TokenBucket> bucket(OptionalLong rate, LongSupplier nanoClock) {
    return rate.stream().mapToObj(perSecond -> new TokenBucket(perSecond, nanoClock)).toList();
  }

  /** Nanoseconds until the next message may be sent, 0 if it may be now. */
  public long nanosToWait() {
    return Stream.concat(messages.stream(), octets.stream())
        .mapToLong(TokenBucket::nanosToWait)
        .max()
        .orElse(0);
  }

  /** A message of so many octets was sent. */
  public void sent(int messageOctets) {
    messages.forEach(bucket -> bucket.take(1));
    octets.forEach(bucket -> bucket.take(messageOctets));
  }
}
