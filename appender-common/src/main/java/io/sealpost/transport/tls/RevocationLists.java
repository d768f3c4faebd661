package io.sealpost.transport.tls;

import io.sealpost.keys.PemFile;
import io.sealpost.keys.UnusableFileException;
import io.sealpost.keys.X509;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** The revocation lists of a file (RFC 5280 section 5): one or several, in PEM or DER. */
record RevocationLists(List<X509CRL> lists) {
  static final RevocationLists NONE = new RevocationLists(List.of());

  static RevocationLists read(Path file) throws UnusableFileException {
    List<X509CRL> lists = new ArrayList<>();
    for (byte[] der : PemFile.read(file).contents(PemFile.CRL)) {
      lists.add(parse(file, der));
    }
    if (lists.isEmpty()) {
      throw new UnusableFileException(file, "no revocation list inside");
    }
    return new RevocationLists(List.copyOf(lists));
  }

  private static X509CRL parse(Path file, byte[] der) throws UnusableFileException {
    try {
      return X509.revocationList(der);
    } catch (CertificateException | CRLException e) {
      throw new UnusableFileException(
          file, "a revocation list is damaged, or is none: " + e.getMessage(), e);
    }
  }

  /** Checks this one certificate, whoever signed the lists. */
  void requireNotListed(X509Certificate certificate) throws CertificateException {
    for (X509CRL list : lists) {
      X509CRLEntry entry = list.getRevokedCertificate(certificate);
      if (entry != null) {
        throw new CertificateException(
            "revoked: the certificate of "
                + certificate.getSubjectX500Principal()
                + " on "
                + entry.getRevocationDate().toInstant());
      }
    }
  }

  /** Returns why it cannot be determined whether all certificates of a path are good. */
  String whyUndetermined(X509Certificate[] chain) {
    String reason = "no list of crl covers it: ";
    for (X509Certificate certificate : chain) {
      X500Principal issuer = certificate.getIssuerX500Principal();
      List<X509CRL> theirs =
          lists.stream().filter(list -> list.getIssuerX500Principal().equals(issuer)).toList();
      if (theirs.isEmpty()) {
        return reason + "there is none of " + issuer;
      }
      if (theirs.stream().noneMatch(RevocationLists::inForce)) {
        return reason + "that of " + issuer + " is not in force, " + dates(theirs.get(0));
      }
    }
    return reason + "none that a trusted CA has signed";
  }

  private static boolean inForce(X509CRL list) {
    Instant now = Instant.now();
    return !list.getThisUpdate().toInstant().isAfter(now)
        && list.getNextUpdate() != null
        && list.getNextUpdate().toInstant().isAfter(now);
  }

  private static String dates(X509CRL list) {
    String until =
        list.getNextUpdate() == null
            ? "without nextUpdate, which RFC 5280 requires"
            : "until " + list.getNextUpdate().toInstant();
    return "being of " + list.getThisUpdate().toInstant() + " " + until;
  }
}
