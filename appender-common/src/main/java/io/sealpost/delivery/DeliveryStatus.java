package io.sealpost.delivery;

import io.sealpost.transport.ConnectionFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * How delivery goes.
 *
 * @param connected whether there is a connection now; without anything to send there need be none
 * @param connection the one that stands, or stood last
 * @param lastError what went wrong last, be it long ago
 * @param lastSuccess when something was confirmed last
 * @param failingSince when nothing could be delivered any more; empty while all is well or nothing
 *     has to be
 */
public record DeliveryStatus(
    boolean connected,
    Optional<Standing> connection,
    Optional<Failure> lastError,
    Optional<Instant> lastSuccess,
    Optional<Instant> failingSince) {
  /** A connection, and when it was made. */
  public record Standing(ConnectionFacts facts, Instant since) {}

  /** What went wrong, and when. */
  public record Failure(String what, Instant time) {}
}
