package io.sealpost.transport.peer;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** A requirement that a server's certificate must meet. */
@FunctionalInterface
public interface PeerCheck {
  /** Met by any server: {@link AuthMode#ANON}. */
  PeerCheck NONE = (chain, authType, socket) -> {};

  /**
   * Checks what a server presented.
   *
   * @param chain its certificate first
   * @param authType how the certificate's key is used in the handshake
   * @throws CertificateException saying what is not met
   */
  void check(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException;

  /** Returns a check of both, this one first. */
  default PeerCheck and(PeerCheck next) {
    return (chain, authType, socket) -> {
      check(chain, authType, socket);
      next.check(chain, authType, socket);
    };
  }
}
