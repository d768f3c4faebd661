package io.sealpost.verify.certs;

import io.sealpost.keys.Fingerprint;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a certificate says about itself, in words. */
final class CertificateFacts {
  // RFC 5280 §4.2.1.3, by the number of the bit.
  private static final List<String> USAGES =
      List.of(
          "digital signature",
          "non-repudiation",
          "key encipherment",
          "data encipherment",
          "key agreement",
          "certificate signing",
          "CRL signing",
          "encipher only",
          "decipher only");

  private static final Map<String, String> PURPOSES =
      Map.of(
          "1.3.6.1.5.5.7.3.1", "TLS server",
          "1.3.6.1.5.5.7.3.2", "TLS client",
          "2.5.29.37.0", "any");

  private final X509Certificate certificate;

  CertificateFacts(X509Certificate certificate) {
    this.certificate = certificate;
  }

  /** All that does not depend on the time. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("subject", certificate.getSubjectX500Principal().getName()));
    facts.add(new Fact("issuer", isSelfSigned() ? "itself" : issuer()));
    facts.add(new Fact("names", names()));
    facts.add(new Fact("is a CA", authority()));
    facts.add(new Fact("for", purposes()));
    facts.add(new Fact("key", KeyKind.of(certificate.getPublicKey())));
    facts.add(new Fact("key usage", usages()));
    facts.add(new Fact("signed with", certificate.getSigAlgName()));
    facts.add(new Fact("serial", certificate.getSerialNumber().toString(16)));
    return facts;
  }

  /** The fingerprints, in the forms of RFC 5425 and rsyslog. */
  List<Fact> fingerprints() {
    byte[] der = KeyedCertificate.encoded(certificate);
    Fingerprint sha1 = Fingerprint.sha1(der);
    Fingerprint sha256 = Fingerprint.sha256(der);
    return List.of(
        new Fact("fingerprint", sha256.toString()),
        new Fact("", sha1.toString()),
        new Fact("for rsyslog", sha256.toRsyslog()),
        new Fact("", sha1.toRsyslog()));
  }

  private boolean isSelfSigned() {
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private String issuer() {
    return certificate.getIssuerX500Principal().getName();
  }

  private String names() {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      if (names == null) {
        return "none";
      }
      return names.stream()
          .map(name -> String.valueOf(name.get(1)))
          .collect(Collectors.joining(", "));
    } catch (CertificateParsingException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  private String authority() {
    int pathLength = certificate.getBasicConstraints();
    if (pathLength < 0) {
      return "no";
    }
    if (pathLength == Integer.MAX_VALUE) {
      return "yes";
    }
    return String.format(Locale.ROOT, "yes, of at most %d further CAs below it", pathLength);
  }

  private String purposes() {
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      if (purposes == null) {
        return "anything";
      }
      return purposes.stream()
          .map(purpose -> PURPOSES.getOrDefault(purpose, purpose))
          .collect(Collectors.joining(", "));
    } catch (CertificateParsingException e) {
      return "cannot be read: " + e.getMessage();
    }
  }

  private String usages() {
    boolean[] usages = certificate.getKeyUsage();
    if (usages == null) {
      return "anything";
    }
    return IntStream.range(0, Math.min(usages.length, USAGES.size()))
        .filter(bit -> usages[bit])
        .mapToObj(USAGES::get)
        .collect(Collectors.joining(", "));
  }
}
