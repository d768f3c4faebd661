package io.sealpost.delivery;

/**
 * What is waiting for the collector to confirm it.
 *
 * @param messages not counting signature blocks
 * @param octets of journal, blocks and headers included
 */
public record Backlog(long messages, long octets) {
  /** Nothing. */
  public static final Backlog NONE = new Backlog(0, 0);

  /** The sum of both. */
  public Backlog plus(Backlog other) {
    return new Backlog(messages + other.messages, octets + other.octets);
  }

  @Override
  public String toString() {
    return messages + " messages wait (" + octets + " octets)";
  }
}
