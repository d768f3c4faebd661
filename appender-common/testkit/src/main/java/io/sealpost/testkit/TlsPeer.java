package io.sealpost.testkit;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/**
 * What a collector saw of a client in its handshake.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite by its name in JSSE
 * @param subject of the client's certificate, RFC 2253; empty: it sent none
 * @param serverNames which it asked for (SNI)
 */
public record TlsPeer(
    String protocol, String cipherSuite, Optional<String> subject, List<String> serverNames) {

  static TlsPeer of(SSLSocket socket) {
    ExtendedSSLSession session = (ExtendedSSLSession) socket.getSession();
    List<String> names =
        session.getRequestedServerNames().stream()
            .map(name -> new SNIHostName(name.getEncoded()).getAsciiName())
            .toList();
    return new TlsPeer(session.getProtocol(), session.getCipherSuite(), subject(session), names);
  }

  private static Optional<String> subject(ExtendedSSLSession session) {
    try {
      X509Certificate certificate = (X509Certificate) session.getPeerCertificates()[0];
      return Optional.of(certificate.getSubjectX500Principal().getName());
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }
}
