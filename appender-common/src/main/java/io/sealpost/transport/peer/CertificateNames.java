package io.sealpost.transport.peer;

import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * The names that a certificate bears (RFC 5425 section 5.2).
 *
 * @param hosts the dNSNames of its subject alternative name; without any, the subject's common name
 * @param addresses its iPAddresses
 */
public record CertificateNames(List<String> hosts, List<InetAddress> addresses) {
  // GeneralName's tags in RFC 5280 section 4.2.1.6, as X509Certificate numbers them.
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  public static CertificateNames of(X509Certificate certificate)
      throws CertificateParsingException {
    List<String> hosts = new ArrayList<>();
    List<InetAddress> addresses = new ArrayList<>();
    Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
    for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
      int type = (Integer) alternative.get(0);
      if (type == DNS_NAME) {
        hosts.add((String) alternative.get(1));
      } else if (type == IP_ADDRESS) {
        IpLiteral.parse((String) alternative.get(1)).ifPresent(addresses::add);
      }
    }
    if (hosts.isEmpty()) {
      commonName(certificate).ifPresent(hosts::add);
    }
    return new CertificateNames(List.copyOf(hosts), List.copyOf(addresses));
  }

  /** Returns the most specific common name. */
  private static Optional<String> commonName(X509Certificate certificate) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    RDN[] names = subject.getRDNs(BCStyle.CN);
    if (names.length == 0) {
      return Optional.empty();
    }
    return Optional.of(IETFUtils.valueToString(names[names.length - 1].getFirst().getValue()));
  }

  /** Returns all names, for people. */
  public String describe() {
    List<String> all = new ArrayList<>(hosts);
    addresses.forEach(address -> all.add(address.getHostAddress()));
    return all.isEmpty() ? "no name" : String.join(", ", all);
  }
}
