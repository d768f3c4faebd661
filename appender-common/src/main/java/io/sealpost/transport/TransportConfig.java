package io.sealpost.transport;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a collector is reached.
 *
 * @param targets in order of preference, never empty
 * @param tls present if a target needs it
 * @param window unanswered RELP transactions
 */
public record TransportConfig(
    List<Target> targets,
    Optional<TlsConfig> tls,
    int window,
    boolean keepAlive,
    Timeouts timeouts) {
  /** How long each phase may take: all bounded, none zero. */
  public record Timeouts(Duration connect, Duration handshake, Duration ack, Duration write) {}
}
