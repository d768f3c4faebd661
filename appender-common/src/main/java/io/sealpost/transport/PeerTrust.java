package io.sealpost.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides, inside the handshake, whether a server is one of ours: the JDK validates the path to a
 * trusted CA, we compare the names. A refusal ends the handshake with an alert, and its message
 * says which of the checks failed.
 */
final class PeerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager path;
  private final PermittedPeers permitted;

  private PeerTrust(X509ExtendedTrustManager path, PermittedPeers permitted) {
    this.path = path;
    this.permitted = permitted;
  }

  /**
   * Trusts servers with a permitted name below one of the given CAs.
   *
   * @param trusted empty: the CAs of the JVM's trust store
   */
  static PeerTrust of(Optional<List<X509Certificate>> trusted, PermittedPeers permitted)
      throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    // A null store stands for the JVM's.
    factory.init(trusted.isPresent() ? store(trusted.get()) : null);
    return new PeerTrust((X509ExtendedTrustManager) factory.getTrustManagers()[0], permitted);
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry("ca-" + store.size(), certificate);
    }
    return store;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    try {
      path.checkServerTrusted(chain, authType, socket);
    } catch (CertificateException e) {
      throw explained(chain, e);
    }
    CertificateNames names = CertificateNames.of(chain[0]);
    if (!permitted.permit(names)) {
      throw new CertificateException(
          "wrong name: the certificate is for "
              + names.describe()
              + "; permitted is "
              + permitted.describe());
    }
  }

  private static CertificateException explained(
      X509Certificate[] chain, CertificateException refusal) {
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return new CertificateException(outOfDate(chain), cause);
      }
      if (cause instanceof CertPathValidatorException && cause.getCause() == null) {
        return new CertificateException("certificate refused: " + cause.getMessage(), cause);
      }
    }
    return untrusted(chain, refusal);
  }

  private static String outOfDate(X509Certificate[] chain) {
    for (X509Certificate certificate : chain) {
      String subject = "certificate of " + certificate.getSubjectX500Principal();
      try {
        certificate.checkValidity();
      } catch (CertificateExpiredException e) {
        return subject + " expired on " + certificate.getNotAfter().toInstant();
      } catch (CertificateNotYetValidException e) {
        return subject + " is not valid before " + certificate.getNotBefore().toInstant();
      }
    }
    return "the trusted CA's certificate is out of date";
  }

  private static CertificateException untrusted(
      X509Certificate[] chain, CertificateException refusal) {
    return new CertificateException(
        "untrusted: no trusted CA leads to the certificate of "
            + chain[0].getSubjectX500Principal()
            + ", issued by "
            + chain[0].getIssuerX500Principal()
            + " ("
            + refusal.getMessage()
            + ")",
        refusal);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return path.getAcceptedIssuers();
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
