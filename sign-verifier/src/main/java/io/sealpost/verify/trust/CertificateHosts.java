package io.sealpost.verify.trust;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * The hosts that a certificate names (RFC 5425 §5.2): dNSName and iPAddress of its subject
 * alternative name; its common name if there is no dNSName.
 */
public record CertificateHosts(List<String> names) {
  // GeneralName's tags in RFC 5280 §4.2.1.6, as X509Certificate numbers them.
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  public CertificateHosts {
    names = List.copyOf(names);
  }

  static CertificateHosts of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    boolean dns = false;
    for (List<?> alternative : alternatives(certificate)) {
      int type = (Integer) alternative.get(0);
      if (type != DNS_NAME && type != IP_ADDRESS) {
        continue;
      }
      dns |= type == DNS_NAME;
      names.add((String) alternative.get(1));
    }
    if (!dns) {
      names.addAll(commonNames(certificate));
    }
    return new CertificateHosts(names);
  }

  private static Collection<List<?>> alternatives(X509Certificate certificate) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      return alternatives == null ? List.of() : alternatives;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static List<String> commonNames(X509Certificate certificate) {
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return List.of(part.getValue().toString());
        }
      }
      return List.of();
    } catch (InvalidNameException e) {
      return List.of();
    }
  }

  /**
   * Whether one of the names matches this host: ignoring case, {@code *} matches its first label.
   */
  public boolean fit(String host) {
    for (String name : names) {
      boolean wildcard = name.startsWith("*.") && host.indexOf('.') > 0;
      if (name.equalsIgnoreCase(host)) {
        return true;
      }
      if (wildcard && name.substring(1).equalsIgnoreCase(host.substring(host.indexOf('.')))) {
        return true;
      }
    }
    return false;
  }
}
