package io.sealpost.transport;

import io.sealpost.transport.tls.TlsHandshake;
import io.sealpost.transport.tls.TlsRenewal;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLSocket;

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
    if (target.scheme() == Scheme.UDP) {
      return UdpConnection.open(
          target,
          connector.resolve(target),
          config.timeouts().write(),
          confirmed,
          System::nanoTime);
    }
    return dialStream(target, confirmed);
  }

  private Connection dialStream(Target target, LongConsumer confirmed) throws IOException {
    Optional<TlsHandshake> handshake =
        target.scheme().encrypted()
            ? Optional.of(TlsHandshake.prepare(target.host(), target.port(), tls.orElseThrow()))
            : Optional.empty();
    try {
      SocketConnector.Connected connected = connector.connect(target);
      try {
        return open(target, connected, handshake, confirmed);
      } catch (IOException | RuntimeException e) {
        connected.socket().close();
        throw e;
      }
    } finally {
      connector.release();
    }
  }

  private Connection open(
      Target target,
      SocketConnector.Connected connected,
      Optional<TlsHandshake> handshake,
      LongConsumer confirmed)
      throws IOException {
    Socket raw = connected.socket();
    Optional<SSLSocket> tls =
        handshake.isPresent() ? Optional.of(handshake.get().over(raw)) : Optional.empty();
    TransportConfig.Timeouts timeouts = config.timeouts();
    String whyServersBreakOff = handshake.map(TlsHandshake::whyServersBreakOff).orElse("");
    Wire wire =
        new Wire(
            target.authority(), whyServersBreakOff, raw, tls, threads.watchdog(), timeouts.write());
    if (tls.isPresent()) {
      wire.within(
          timeouts.handshake(), "the TLS handshake", () -> TlsHandshake.shake(tls.get(), raw));
    }
    Dialled dialled = Dialled.of(target, raw, connected.roundTrip(), tls);
    return switch (target.scheme()) {
      case TLS, TCP ->
          StreamConnection.open(
              wire, dialled, config.framing(), timeouts.ack(), threads, confirmed);
      case RELP, RELP_TLS ->
          RelpConnection.open(
              wire,
              dialled,
              timeouts,
              RelpConnection.Limits.ofProtocol(config.window()),
              threads,
              confirmed);
      case UDP -> throw new IllegalArgumentException(target + " is not reached by a stream");
    };
  }

  /**
   * Ends the dial in progress, which then throws, and refuses later ones. Open connections stay
   * open.
   */
  public void close() {
    connector.close();
  }
}
