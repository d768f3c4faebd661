package io.sealpost.verify.rewriting.line;

import io.sealpost.keys.X509;
import java.security.cert.CertificateException;
import java.util.Collection;
import java.util.List;

/** The host names in a certificate: the dNSNames of its subject alternative name. */
final class DnsNames {
  // GeneralName's tag in RFC 5280 §4.2.1.6, as X509Certificate numbers it.
  private static final Integer DNS_NAME = 2;

  private DnsNames() {}

  /** The names; empty if it has none or cannot be read. */
  static List<String> of(byte[] certificate) {
    try {
      Collection<List<?>> names = X509.certificate(certificate).getSubjectAlternativeNames();
      return names == null
          ? List.of()
          : names.stream()
              .filter(name -> DNS_NAME.equals(name.get(0)))
              .map(name -> String.valueOf(name.get(1)))
              .toList();
    } catch (CertificateException e) {
      return List.of();
    }
  }
}
