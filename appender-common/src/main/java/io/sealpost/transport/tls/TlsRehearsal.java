package io.sealpost.transport.tls;

import io.sealpost.transport.peer.CertificateNames;
import io.sealpost.transport.peer.KeyStrength;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;

/**
 * Checks a certificate like a server's, so that all classes needed for that are loaded. The first
 * handshake may occur when the pipeline is about to close.
 */
public final class TlsRehearsal {
  private TlsRehearsal() {}

  /** Takes some milliseconds; fails like a handshake. */
  public static void run() {
    try {
      KeyPair keys = KeyPairGenerator.getInstance("EC").generateKeyPair();
      X509Certificate server = KeyStrength.certificate(keys.getPublic(), keys);
      CertificateNames.of(server).describe();
      new KeyStrength().check(new X509Certificate[] {server}, "EC", null);
    } catch (Exception e) {
      throw new IllegalStateException("TLS is not available", e);
    }
  }
}
