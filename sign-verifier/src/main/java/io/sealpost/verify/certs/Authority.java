package io.sealpost.verify.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * A CA that certifies the peers of a link: created here, or any other that can sign certificates.
 *
 * <p>Immutable. Its private key is never shown.
 */
public final class Authority {
  private static final int KEY_CERT_SIGN = 5; // RFC 5280 §4.2.1.3

  private final X509Certificate certificate;
  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private Authority(X509Certificate certificate, List<X509Certificate> chain, PrivateKey key) {
    this.certificate = certificate;
    this.chain = chain;
    this.key = key;
  }

  /**
   * Creates a CA that certifies peers but no further CAs.
   *
   * @throws IllegalArgumentException if the name is too long for a common name
   */
  public static KeyedCertificate create(String name, KeyType type, Validity validity) {
    X500Name subject = Issuer.commonName(name);
    KeyPair pair = type.generate();
    Issuer itself = new Issuer(subject, pair.getPublic(), pair.getPrivate());
    try {
      X509Certificate certificate =
          itself
              .certify(subject, pair.getPublic(), validity)
              .with(Extension.basicConstraints, true, new BasicConstraints(0))
              .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
              .sign();
      return new KeyedCertificate(List.of(certificate), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with a key that was just made", e);
    }
  }

  /**
   * The CA that this private key belongs to.
   *
   * @param certificates its own first; intermediate ones after it are passed on to peers
   * @throws UnusableAuthorityException if the first is not a CA certificate, or is not valid now
   */
  public static Authority of(List<X509Certificate> certificates, PrivateKey key, Instant now)
      throws UnusableAuthorityException {
    X509Certificate own = certificates.get(0);
    boolean[] usage = own.getKeyUsage();
    boolean maySign = usage == null || usage[KEY_CERT_SIGN];
    if (own.getBasicConstraints() < 0 || !maySign) {
      throw new UnusableAuthorityException(
          own.getSubjectX500Principal() + " is not allowed to sign certificates: it is no CA");
    }
    requireValid(own, now);
    List<X509Certificate> chain =
        certificates.stream().filter(part -> !isSelfIssued(part)).toList();
    return new Authority(own, chain, key);
  }

  private static void requireValid(X509Certificate certificate, Instant now)
      throws UnusableAuthorityException {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateExpiredException | CertificateNotYetValidException e) {
      Validity validity = validity(certificate);
      throw new UnusableAuthorityException(
          String.format(
              Locale.ROOT,
              "%s is valid from %s to %s only",
              certificate.getSubjectX500Principal(),
              validity.from(),
              validity.to()));
    }
  }

  private static boolean isSelfIssued(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static Validity validity(X509Certificate certificate) {
    return new Validity(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /**
   * Certifies a peer, with a new key, for the part of the validity that is within the CA's own.
   *
   * @throws UnusableAuthorityException if the CA's private key does not match its certificate
   */
  public KeyedCertificate certify(Peer peer, KeyType type, Validity validity)
      throws UnusableAuthorityException {
    KeyPair pair = type.generate();
    Validity common = validity.within(validity(certificate));
    try {
      X509Certificate certified =
          peer.certificate(Issuer.of(certificate, key), pair.getPublic(), type, common);
      return new KeyedCertificate(
          Stream.concat(Stream.of(certified), chain.stream()).toList(), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new UnusableAuthorityException(
          "cannot sign as "
              + certificate.getSubjectX500Principal()
              + ", or the private key is not that of the certificate: "
              + e.getMessage());
    }
  }
}
