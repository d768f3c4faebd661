package io.sealpost.transport;

import io.sealpost.transport.tls.TlsConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * How a collector is reached.
 *
 * @param targets in order of preference, never empty, see {@link #requireAlike}
 * @param failbackAfter on a later target: how long before the preferred one is tried again
 * @param framing other than octet counting only if {@link #mayTakeLines}
 * @param compression other than none only if {@link #mayCompress}
 * @param tls present if a target needs it
 * @param window unanswered RELP transactions
 */
public record TransportConfig(
    List<Target> targets,
    Duration failbackAfter,
    Framing framing,
    Compression compression,
    Optional<TlsConfig> tls,
    int window,
    boolean keepAlive,
    Timeouts timeouts) {
  public TransportConfig {
    targets = List.copyOf(targets);
    requireAlike(targets);
    if (failbackAfter.isNegative() || failbackAfter.isZero()) {
      throw new IllegalArgumentException("failbackAfter: " + failbackAfter + " is not above 0");
    }
    if (framing == Framing.LF && !mayTakeLines(targets)) {
      throw new IllegalArgumentException("framing: by line ends only with tcp and tls");
    }
    if (compression != Compression.NONE && !mayCompress(targets)) {
      throw new IllegalArgumentException("compression: only with tcp and tls");
    }
    if (tls.isEmpty() && targets.stream().anyMatch(target -> target.scheme().encrypted())) {
      throw new IllegalArgumentException("tls: needed for " + targets);
    }
    if (window < 1) {
      throw new IllegalArgumentException("window: " + window + " is not 1 or more");
    }
  }

  /**
   * Checks that any of these may replace any other.
   *
   * @throws IllegalArgumentException saying why not
   */
  public static void requireAlike(List<Target> targets) {
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("at least one target is needed");
    }
    if (new HashSet<>(targets).size() < targets.size()) {
      throw new IllegalArgumentException("one target is named twice");
    }
    // Else a server that is down, or made to seem so, would turn encryption off.
    if (targets.stream().map(target -> target.scheme().encrypted()).distinct().count() > 1) {
      throw new IllegalArgumentException("some targets are encrypted and some are not");
    }
    for (Target target : targets) {
      if (targets.size() > 1 && !target.scheme().losesNothingUnnoticed()) {
        throw new IllegalArgumentException(
            target.scheme().uriScheme()
                + " must be the only target: it does not fail, so that no other would be used");
      }
    }
  }

  /** Whether a failure shows what did not arrive. */
  public boolean losesNothingUnnoticed() {
    return targets.stream().allMatch(target -> target.scheme().losesNothingUnnoticed());
  }

  /** Whether these servers may need line ends as framing. */
  public static boolean mayTakeLines(List<Target> targets) {
    return targets.stream().allMatch(target -> target.scheme().takesFraming());
  }

  /** Whether these servers may be set to decompress. */
  public static boolean mayCompress(List<Target> targets) {
    return targets.stream().allMatch(target -> target.scheme().takesCompression());
  }

  /** How long each phase may take: all bounded, none zero. */
  public record Timeouts(Duration connect, Duration handshake, Duration ack, Duration write) {
    public Timeouts {
      bounded("connect", connect);
      bounded("handshake", handshake);
      bounded("ack", ack);
      bounded("write", write);
    }

    private static void bounded(String name, Duration timeout) {
      // A socket takes its connect timeout in milliseconds, as an int, and 0 means forever there.
      if (timeout.toMillis() < 1 || timeout.toMillis() > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            name + " timeout: " + timeout + " is not from 1 ms to 24 days");
      }
    }
  }
}
