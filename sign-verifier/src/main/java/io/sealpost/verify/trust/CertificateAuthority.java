package io.sealpost.verify.trust;

import io.sealpost.keys.X509;
import io.sealpost.sign.PayloadBlock;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Trust in all certificates that a CA issues (RFC 5848 §5.2.2). Immutable.
 *
 * <p>A certificate and its issuer must be valid at the start of the session as stated in its
 * payload, not now, since archives outlive certificates. Revocation is not checked. Its names must
 * match the HOSTNAME of the signer's messages as compared in RFC 5425 §5.2.
 */
public final class CertificateAuthority implements TrustAnchor {
  private static final int DIGITAL_SIGNATURE = 0;

  private final X509Certificate certificate;
  private final boolean anyName;

  /**
   * A CA; with {@code anyName} certificates count whatever names they bear, for use where the hosts
   * are limited in another way.
   *
   * @throws IllegalArgumentException if the certificate is not a CA's
   */
  public CertificateAuthority(X509Certificate certificate, boolean anyName) {
    if (certificate.getBasicConstraints() < 0) {
      throw new IllegalArgumentException(
          certificate.getSubjectX500Principal() + " is no CA (RFC 5280 §4.2.1.9)");
    }
    this.certificate = certificate;
    this.anyName = anyName;
  }

  @Override
  public boolean recognises(String host, PayloadBlock payload) {
    return payload
        .certificate()
        .flatMap(CertificateAuthority::read)
        .filter(issued -> anyName || CertificateHosts.of(issued).fit(host))
        .filter(CertificateAuthority::maySign)
        .filter(issued -> isValid(issued, payload))
        .isPresent();
  }

  @Override
  public HostScope hosts(PayloadBlock payload) {
    if (anyName) {
      return HostScope.ALL;
    }
    return payload
        .certificate()
        .flatMap(CertificateAuthority::read)
        .map(issued -> HostScope.certified(CertificateHosts.of(issued)))
        .orElse(HostScope.of(Set.of()));
  }

  private static Optional<X509Certificate> read(byte[] der) {
    try {
      return Optional.of(X509.certificate(der));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private static boolean maySign(X509Certificate issued) {
    boolean[] usage = issued.getKeyUsage();
    return usage == null || usage[DIGITAL_SIGNATURE];
  }

  private boolean isValid(X509Certificate issued, PayloadBlock payload) {
    try {
      Date start = Date.from(OffsetDateTime.parse(payload.timestamp()).toInstant());
      certificate.checkValidity(start);
      PKIXParameters parameters =
          new PKIXParameters(Set.of(new java.security.cert.TrustAnchor(certificate, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(start);
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      CertPathValidator.getInstance("PKIX")
          .validate(factory.generateCertPath(List.of(issued)), parameters);
      return true;
    } catch (DateTimeException | IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public Optional<PublicKey> key() {
    return Optional.empty();
  }
}
