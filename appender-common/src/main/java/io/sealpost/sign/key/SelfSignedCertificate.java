package io.sealpost.sign.key;

import io.sealpost.message.Header;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcContentSignerBuilder;
import org.bouncycastle.operator.bc.BcDSAContentSignerBuilder;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.operator.bc.BcEdECContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * The end-entity certificate of a key that Sealpost generated (RFC 5848 §5.2.2, RFC 5280).
 *
 * <p>Names HOSTNAME as subject and alternative name, so that a collector can compare it with that
 * of the messages (RFC 5425 §5.2), and also APP-NAME. It has no well-defined end (RFC 5280
 * §4.1.2.5): the archive outlives any that could be chosen.
 */
final class SelfSignedCertificate {
  private static final Instant NO_WELL_DEFINED_END = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * Valid from this long before it was made: clocks are set back, and the collector has its own.
   */
  private static final Duration CLOCK_ERROR = Duration.ofDays(1);

  private static final int COMMON_NAME_LENGTH = 64;

  private SelfSignedCertificate() {}

  /** Returns the DER. */
  static byte[] of(SigningPair pair, SignatureScheme scheme, Header header, Clock clock)
      throws IOException {
    X500Name name = name(header);
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            new BigInteger(127, new SecureRandom()).setBit(126),
            Date.from(clock.instant().minus(CLOCK_ERROR)),
            Date.from(NO_WELL_DEFINED_END),
            name,
            SubjectPublicKeyInfo.getInstance(pair.toPublicKey().getEncoded()));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.subjectAlternativeName, false, new GeneralNames(alternativeName(header)));
    return builder.build(signer(pair, scheme)).getEncoded();
  }

  private static X500Name name(Header header) {
    // As values, not as text: text would need escapes, and "#" would begin hexadecimal.
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.CN, new DERUTF8String(cut(header.hostname())))
        .addRDN(BCStyle.OU, new DERUTF8String(cut(header.appName())))
        .build();
  }

  private static String cut(String value) {
    return value.substring(0, Math.min(COMMON_NAME_LENGTH, value.length()));
  }

  private static GeneralName alternativeName(Header header) {
    boolean isAddress = IPAddress.isValid(header.hostname());
    return new GeneralName(
        isAddress ? GeneralName.iPAddress : GeneralName.dNSName, header.hostname());
  }

  private static ContentSigner signer(SigningPair pair, SignatureScheme scheme) throws IOException {
    String name = algorithm(scheme);
    AlgorithmIdentifier signature = new DefaultSignatureAlgorithmIdentifierFinder().find(name);
    AlgorithmIdentifier digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
    BcContentSignerBuilder builder =
        switch (scheme) {
          case DSA_SHA_1, DSA_SHA_256 -> new BcDSAContentSignerBuilder(signature, digest);
          case ECDSA_P256 -> new BcECContentSignerBuilder(signature, digest);
          case ED25519 -> new BcEdECContentSignerBuilder(signature);
        };
    try {
      return builder.build(pair.privateKey());
    } catch (OperatorCreationException e) {
      throw new IOException("cannot sign the certificate", e);
    }
  }

  private static String algorithm(SignatureScheme scheme) {
    return switch (scheme) {
      case DSA_SHA_1 -> "SHA1withDSA";
      case DSA_SHA_256 -> "SHA256withDSA";
      case ECDSA_P256 -> "SHA256withECDSA";
      case ED25519 -> "Ed25519";
    };
  }
}
