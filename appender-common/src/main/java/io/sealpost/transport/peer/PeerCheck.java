package io.sealpost.transport.peer;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** Something that a server's certificate must fulfil. */
@FunctionalInterface
public interface PeerCheck {
  /** Fulfilled by anybody: {@link AuthMode#ANON}. */
  PeerCheck NONE = (chain, authType, socket) -> {};

  /**
   * Looks at what a server showed.
   *
   * @param chain its certificate first
   * @param authType how the certificate's key is used in the handshake
   * @throws CertificateException saying what is not fulfilled
   */
  void check(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException;

  /** Returns both, this one first. */
  default PeerCheck and(PeerCheck next) {
    return (chain, authType, socket) -> {
      check(chain, authType, socket);
      next.check(chain, authType, socket);
    };
  }
}
