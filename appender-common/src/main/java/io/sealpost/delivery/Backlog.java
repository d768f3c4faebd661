package io.sealpost.delivery;

/**
 * What waits for the collector to confirm it.
 *
 * @param messages signature blocks not counted
 * @param octets of journal, blocks and headers included
 */
public record Backlog(long messages, long octets) {
  /** Nothing. */
  public static final Backlog NONE = new Backlog(0, 0);

  /** Of both together. */
  public Backlog plus(Backlog other) {
    return new Backlog(messages + other.messages, octets + other.octets);
  }

  @Override
  public String toString() {
    return messages + " messages wait (" + octets + " octets)";
  }
}
