package io.sealpost.transport;

import io.sealpost.transport.tls.TlsHandshake;
import io.sealpost.transport.tls.TlsRenewal;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Makes every connection: there is one way to a collector, with all checks, from the first attempt
 * to the thousandth.
 *
 * <p>Used by the courier thread, except {@link #close}, which any thread may call.
 */
public final class Dialler {
  private final TransportConfig config;
  private final Optional<TlsRenewal> tls;
  private final DaemonThreads threads;
  private final SocketConnector connector;

  /**
   * @param tls present if a target needs it
   * @param addresses outlives this
   * @param threads outlives this as well
   */
  public Dialler(
      TransportConfig config,
      Optional<TlsRenewal> tls,
      HostAddresses addresses,
      DaemonThreads threads) {
    this.config = config;
    this.tls = tls;
    this.threads = threads;
    this.connector =
        new SocketConnector(addresses, config.timeouts().connect(), config.keepAlive());
  }

  /**
   * Connects, secures and opens a connection; every phase is bounded in time. Courier thread.
   *
   * @param confirmed called with the highest label up to which everything is confirmed, from the
   *     connection's reader or from {@link Connection#checkpoint}; must not block
   * @throws IOException saying which check failed
   */
  public Connection dial(Target target, LongConsumer confirmed) throws IOException {
    return target.scheme().open(this, target, confirmed);
  }

  TransportConfig config() {
    return config;
  }

  /** Returns the target's addresses, in the order to try. */
  List<InetAddress> resolve(Target target) throws IOException {
    return connector.resolve(target);
  }

  /** Reads what TLS needs; empty if the scheme is not encrypted. */
  Optional<TlsHandshake> handshake(Target target) throws IOException {
    return target.scheme().encrypted()
        ? Optional.of(TlsHandshake.prepare(target.host(), target.port(), tls.orElseThrow()))
        : Optional.empty();
  }

  /** Connects, secures if this scheme is encrypted, and opens the protocol above. */
  Connection openStream(Target target, Scheme.OverStream protocol, LongConsumer confirmed)
      throws IOException {
    Optional<TlsHandshake> handshake = handshake(target);
    try {
      SocketConnector.Connected connected = connector.connect(target);
      try {
        Wire wire = new Wire(target, connected, handshake, threads, config.timeouts().write());
        wire.secure(config.timeouts().handshake());
        return protocol.open(wire, config, confirmed);
      } catch (IOException | RuntimeException e) {
        connected.socket().close();
        throw e;
      }
    } finally {
      connector.release();
    }
  }

  /**
   * Ends the dial in progress, which then throws, and refuses later ones. Open connections stay
   * open.
   */
  public void close() {
    connector.close();
  }
}
