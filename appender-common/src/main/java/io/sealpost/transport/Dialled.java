package io.sealpost.transport;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * What is known of a connection once it stands.
 *
 * @param roundTrip how long the handshake of TCP took
 * @param description peer, protocol and cipher, for people
 * @param whyServersEndEarly appended to the message when the server ends the connection at once
 */
record Dialled(Duration roundTrip, String description, String whyServersEndEarly) {
  static Dialled of(
      Target target, Socket raw, Duration roundTrip, Optional<SSLSocket> tls, boolean identified) {
    String peer = target + " at " + raw.getInetAddress().getHostAddress();
    if (tls.isEmpty()) {
      return new Dialled(roundTrip, peer + ", not encrypted", "");
    }
    return new Dialled(
        roundTrip,
        peer + ", " + describe(tls.get().getSession()),
        identified
            ? " right after the TLS handshake; it may have refused our certificate"
            : " right after the TLS handshake; it may want a certificate, and we have none");
  }

  private static String describe(SSLSession session) {
    String secured = session.getProtocol() + " " + session.getCipherSuite();
    try {
      X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
      return secured
          + ", certificate of "
          + certificate.getSubjectX500Principal()
          + " until "
          + certificate.getNotAfter().toInstant();
    } catch (SSLPeerUnverifiedException e) {
      return secured + ", no certificate";
    }
  }
}
