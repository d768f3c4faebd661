package io.sealpost.verify.certs;

import io.sealpost.keys.BouncyCastle;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.util.Date;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The signer of a certificate: a CA, or its own subject.
 *
 * @param publicKey the public key for {@code key}, as known to those who check the certificate
 */
record Issuer(X500Name name, PublicKey publicKey, PrivateKey key) {
  private static final int COMMON_NAME_LENGTH = 64; // RFC 5280 appendix A.1, ub-common-name
  private static final int P_384_BITS = 384;

  /** A certificate under construction. */
  static final class Draft {
    private final Issuer issuer;
    private final X509v3CertificateBuilder builder;

    private Draft(Issuer issuer, X509v3CertificateBuilder builder) {
      this.issuer = issuer;
      this.builder = builder;
    }

    Draft with(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
      try {
        builder.addExtension(extension, critical, value);
      } catch (CertIOException e) {
        throw new IllegalStateException("a value of ours cannot be encoded", e);
      }
      return this;
    }

    /**
     * Signs it.
     *
     * @throws GeneralSecurityException if the issuer's private key does not match its public key
     */
    X509Certificate sign() throws GeneralSecurityException {
      try {
        X509Certificate signed =
            new JcaX509CertificateConverter()
                .getCertificate(
                    builder.build(
                        new JcaContentSignerBuilder(algorithm(issuer.publicKey))
                            .setProvider(BouncyCastle.PROVIDER)
                            .build(issuer.key)));
        signed.verify(issuer.publicKey);
        return signed;
      } catch (OperatorCreationException e) {
        throw new GeneralSecurityException(e.getMessage(), e);
      }
    }
  }

  /**
   * Begins a certificate with what all of Sealpost's have: serial number, validity, key
   * identifiers.
   */
  Draft certify(X500Name subject, PublicKey subjectKey, Validity validity) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(127, new SecureRandom()).setBit(126),
            Date.from(validity.from()),
            Date.from(validity.to()),
            subject,
            subjectKey);
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      return new Draft(this, builder)
          .with(
              Extension.subjectKeyIdentifier,
              false,
              identifiers.createSubjectKeyIdentifier(subjectKey))
          .with(
              Extension.authorityKeyIdentifier,
              false,
              identifiers.createAuthorityKeyIdentifier(publicKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /**
   * A name with a single part.
   *
   * @throws IllegalArgumentException if it is too long for a common name
   */
  static X500Name commonName(String text) {
    if (text.isBlank() || text.length() > COMMON_NAME_LENGTH) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "'%s': a common name has 1 to %d characters", text, COMMON_NAME_LENGTH));
    }
    // As a value, not as text, which would have escapes.
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.CN, new DERUTF8String(text))
        .build();
  }

  private static String algorithm(PublicKey key) throws GeneralSecurityException {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC", "ECDSA" ->
          ((ECKey) key).getParams().getOrder().bitLength() < P_384_BITS
              ? "SHA256withECDSA"
              : "SHA384withECDSA";
      default ->
          throw new GeneralSecurityException(
              "its key is for " + key.getAlgorithm() + ": allowed are RSA and EC");
    };
  }

  static Issuer of(X509Certificate certificate, PrivateKey key) {
    return new Issuer(
        X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
        certificate.getPublicKey(),
        key);
  }
}
