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
 */
record Dialled(Duration roundTrip, String description) {
  static Dialled of(Target target, Socket raw, Duration roundTrip, Optional<SSLSocket> tls) {
    String peer = target + " at " + raw.getInetAddress().getHostAddress();
    String secured = tls.map(SSLSocket::getSession).map(Dialled::describe).orElse("not encrypted");
    return new Dialled(roundTrip, peer + ", " + secured);
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
