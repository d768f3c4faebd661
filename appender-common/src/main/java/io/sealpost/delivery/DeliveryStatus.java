package io.sealpost.delivery;

import io.sealpost.transport.ConnectionFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * How delivery is going.
 *
 * @param connected whether there is a connection now; there need be none while there is nothing to
 *     send
 * @param connection the present one, or the last
 * @param lastError what last went wrong, however long ago
 * @param lastSuccess when something was last confirmed
 * @param failingSince since when nothing could be delivered; empty while all is well or nothing
 *     needs to be delivered
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
