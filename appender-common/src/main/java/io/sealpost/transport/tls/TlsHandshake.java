package io.sealpost.transport.tls;

import io.sealpost.transport.peer.IpLiteral;
import io.sealpost.transport.peer.PeerCheck;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * Layers TLS over a connected socket, ready for the handshake.
 *
 * <p>Uses a new context each time: several servers refuse a client certificate on a resumed TLS
 * session, and a new context has none to resume.
 */
public final class TlsHandshake {
  private static final int PATIENCE_FOR_THE_ALERT_MILLIS = 250;
  private static final int MOST_OF_A_HANDSHAKE_OCTETS = 1 << 20;

  private final String host;
  private final int port;
  private final TlsConfig config;
  private final TlsMaterial material;
  private final SSLContext context;

  private TlsHandshake(
      String host, int port, TlsConfig config, TlsMaterial material, SSLContext context) {
    this.host = host;
    this.port = port;
    this.config = config;
    this.material = material;
    this.context = context;
  }

  /**
   * Reads certificates and keys. Nothing is connected yet, and with bad material nothing ever is.
   */
  public static TlsHandshake prepare(String host, int port, TlsRenewal renewal) throws IOException {
    TlsConfig config = renewal.config();
    TlsMaterial material = renewal.current();
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      PeerTrust trust = PeerTrust.of(config.peer(), material, host);
      context.init(keyManagers(material), new TrustManager[] {trust}, null);
      return new TlsHandshake(host, port, config, material, context);
    } catch (GeneralSecurityException e) {
      throw new IOException(host + ":" + port + ": TLS is not available: " + e.getMessage(), e);
    }
  }

  public SSLSocket over(Socket raw) throws IOException {
    // Not autoClose: with it, shutdownOutput sends a FIN after the close_notify.
    SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(raw, host, port, false);
    tls.setSSLParameters(parameters(tls.getSSLParameters()));
    return tls;
  }

  /**
   * Performs the handshake. If Sealpost ends it, the server gets time to read the alert: a socket
   * closed at once would answer what the server is still sending with a reset, which overtakes the
   * alert.
   */
  public static void shake(SSLSocket tls, Socket raw) throws IOException {
    try {
      tls.startHandshake();
    } catch (SSLException e) {
      letAlertArrive(raw);
      throw e;
    }
  }

  private static void letAlertArrive(Socket raw) {
    try {
      raw.shutdownOutput();
      raw.setSoTimeout(PATIENCE_FOR_THE_ALERT_MILLIS);
      raw.getInputStream().skipNBytes(MOST_OF_A_HANDSHAKE_OCTETS);
    } catch (IOException e) {
      // The server has ended, or has had its time.
    }
  }

  /** Returns what to add to the message if a server breaks off right after the handshake. */
  public String whyServersBreakOff() {
    return material.identity().isPresent()
        ? "; a server that refuses our certificate does that"
        : "; a server that wants a certificate does that, and we have none";
  }

  private static KeyManager[] keyManagers(TlsMaterial material) {
    return material.identity().stream().map(OurIdentity::new).toArray(KeyManager[]::new);
  }

  private SSLParameters parameters(SSLParameters parameters) {
    parameters.setProtocols(config.protocols().toArray(String[]::new));
    if (!config.cipherSuites().isEmpty()) {
      parameters.setCipherSuites(config.cipherSuites().toArray(String[]::new));
    }
    if (IpLiteral.parse(host).isEmpty()) {
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    return parameters;
  }

  /**
   * Checks names of cipher suites.
   *
   * @throws IllegalArgumentException naming those that the JVM does not know
   */
  static void requireSupported(List<String> cipherSuites) {
    if (cipherSuites.isEmpty()) {
      return;
    }
    List<String> unknown =
        cipherSuites.stream().filter(suite -> !supported().contains(suite)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "cipherSuites: " + unknown + " not known; this JVM has " + supported());
    }
  }

  private static List<String> supported() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[0], new TrustManager[] {new PeerTrust(PeerCheck.NONE)}, null);
      return Arrays.asList(context.getSupportedSSLParameters().getCipherSuites());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("cipherSuites: this JVM has no TLS", e);
    }
  }
}
