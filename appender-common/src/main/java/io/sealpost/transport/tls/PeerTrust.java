package io.sealpost.transport.tls;

import io.sealpost.keys.Fingerprint;
import io.sealpost.transport.peer.CertificateNames;
import io.sealpost.transport.peer.KeyStrength;
import io.sealpost.transport.peer.PeerCheck;
import io.sealpost.transport.peer.PeerPolicy;
import io.sealpost.transport.peer.PermittedPeers;
import io.sealpost.transport.peer.ServerUsage;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides, inside the handshake, whether a server is trusted. A refusal ends the handshake with an
 * alert; its message says which check failed, and the certificate's fingerprint, so that a user who
 * knows it to be right can permit it.
 */
final class PeerTrust extends X509ExtendedTrustManager {
  private final PeerCheck check;

  PeerTrust(PeerCheck check) {
    this.check = check;
  }

  /**
   * Returns the trust manager that the policy requires.
   *
   * @param host the dialled host, whose name is permitted if none is configured
   */
  static PeerTrust of(PeerPolicy policy, TlsMaterial material, String host)
      throws GeneralSecurityException {
    return new PeerTrust(
        switch (policy.authMode()) {
          case NAME ->
              path(policy, material).and(names(PermittedPeers.of(policy.permittedPeers(), host)));
          case CERT_VALID -> path(policy, material);
          case FINGERPRINT ->
              fingerprints(
                      policy.permittedPeers().stream()
                          .flatMap(peer -> Fingerprint.parse(peer).stream())
                          .toList())
                  .and(new KeyStrength());
          case ANON -> PeerCheck.NONE;
        });
  }

  private static PeerCheck path(PeerPolicy policy, TlsMaterial material)
      throws GeneralSecurityException {
    PeerCheck path = TrustedPath.of(material.trusted(), material.crls());
    return policy.checkExtendedKeyUsage() ? path.and(new ServerUsage()) : path;
  }

  private static PeerCheck names(PermittedPeers permitted) {
    return (chain, authType, socket) -> {
      CertificateNames names = CertificateNames.of(chain[0]);
      if (!permitted.permit(names)) {
        throw new CertificateException(
            "wrong name: the certificate is for "
                + names.describe()
                + "; permitted is "
                + permitted.describe());
      }
    };
  }

  private static PeerCheck fingerprints(List<Fingerprint> permitted) {
    return (chain, authType, socket) -> {
      byte[] der = chain[0].getEncoded();
      if (permitted.stream().anyMatch(fingerprint -> fingerprint.isOf(der))) {
        return;
      }
      throw new CertificateException(
          "wrong fingerprint: the certificate of "
              + chain[0].getSubjectX500Principal()
              + " is none of the "
              + permitted.size()
              + " permitted");
    };
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    try {
      check.check(chain, authType, socket);
    } catch (CertificateException e) {
      String fingerprint = Fingerprint.sha256(chain[0].getEncoded()).toRsyslog();
      throw new CertificateException(
          e.getMessage() + "; the certificate's fingerprint is " + fingerprint, e);
    }
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    checkServerTrusted(chain, authType, (Socket) null);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType, (Socket) null);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("not a server");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, authType);
  }
}
