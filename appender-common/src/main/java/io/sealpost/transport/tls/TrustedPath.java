package io.sealpost.transport.tls;

import io.sealpost.transport.peer.AnyUsage;
import io.sealpost.transport.peer.KeyStrength;
import io.sealpost.transport.peer.PeerCheck;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a valid path leads from the certificate to a trusted CA (RFC 5280 section 6), by the
 * JDK's own trust manager, and that no certificate on it is revoked by the revocation lists.
 *
 * <p>The trust manager accepts a certificate that is itself trusted as it is: what it then does not
 * check, dates, revocation and key strength, is checked here.
 */
final class TrustedPath implements PeerCheck {
  private final X509ExtendedTrustManager path;
  private final RevocationLists crls;
  private final KeyStrength strength = new KeyStrength();

  private TrustedPath(X509ExtendedTrustManager path, RevocationLists crls) {
    this.path = path;
    this.crls = crls;
  }

  /**
   * @param trusted the trusted CAs' certificates; empty: those of the JVM's trust store
   * @param crls empty: revocation is not checked
   */
  static TrustedPath of(Optional<List<X509Certificate>> trusted, Optional<RevocationLists> crls)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    // A null store means the JVM's.
    factory.init(trusted.isPresent() ? store(trusted.get()) : null);
    X509ExtendedTrustManager path = manager(factory);
    if (crls.isPresent()) {
      factory.init(revoking(path.getAcceptedIssuers(), crls.get()));
      path = manager(factory);
    }
    return new TrustedPath(path, crls.orElse(RevocationLists.NONE));
  }

  private static X509ExtendedTrustManager manager(TrustManagerFactory factory) {
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  private static KeyStore store(List<X509Certificate> certificates)
      throws GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try {
      store.load(null, null);
    } catch (IOException e) {
      throw new IllegalStateException(e); // nothing is read
    }
    for (X509Certificate certificate : certificates) {
      store.setCertificateEntry("ca-" + store.size(), certificate);
    }
    return store;
  }

  /**
   * Returns parameters that have every certificate below the trusted ones looked up, only in these
   * lists.
   */
  private static CertPathTrustManagerParameters revoking(
      X509Certificate[] trusted, RevocationLists crls) throws GeneralSecurityException {
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(
            Arrays.stream(trusted).map(ca -> new TrustAnchor(ca, null)).collect(Collectors.toSet()),
            new X509CertSelector());
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(crls.lists())));
    PKIXRevocationChecker checker =
        (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
    checker.setOptions(
        EnumSet.of(
            PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
    parameters.addCertPathChecker(checker);
    return new CertPathTrustManagerParameters(parameters);
  }

  @Override
  public void check(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    X509Certificate[] shown = chain.clone();
    shown[0] = new AnyUsage(chain[0]);
    try {
      chain[0].checkValidity();
      path.checkServerTrusted(shown, authType, socket);
    } catch (CertificateException e) {
      throw explained(chain, e);
    }
    crls.requireNotListed(chain[0]);
    strength.check(chain, authType, socket);
  }

  private CertificateException explained(X509Certificate[] chain, CertificateException refusal) {
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return new CertificateException(outOfDate(chain), cause);
      }
      if (cause instanceof CertificateRevokedException revoked) {
        return new CertificateException(revoked(chain, revoked), cause);
      }
      if (cause instanceof CertPathValidatorException fault && fault.getCause() == null) {
        return new CertificateException(
            fault.getReason()
                    == CertPathValidatorException.BasicReason.UNDETERMINED_REVOCATION_STATUS
                ? crls.whyUndetermined(chain)
                : "certificate refused: " + fault.getMessage(),
            fault);
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

  private static String revoked(X509Certificate[] chain, CertificateRevokedException revoked) {
    return "revoked: "
        + revoked.getAuthorityName()
        + " has revoked a certificate on the path of "
        + chain[0].getSubjectX500Principal()
        + " on "
        + revoked.getRevocationDate().toInstant()
        + " ("
        + revoked.getRevocationReason()
        + ")";
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
}
