package io.sealpost.verify.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * One end of a link: a log server, or an application's host. Its certificate is valid for both TLS
 * roles, since a relay has both.
 *
 * @param names names by which the other end knows it. The first is also the common name, which
 *     syslog-ng's {@code trusted-dn} refers to
 */
public record Peer(List<PeerName> names) {
  public Peer {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a peer has at least one name");
    }
    Issuer.commonName(names.get(0).text());
  }

  /** A self-signed certificate with a new key, for links on which fingerprints are compared. */
  public KeyedCertificate selfSigned(KeyType type, Validity validity) {
    KeyPair pair = type.generate();
    Issuer itself = new Issuer(subject(), pair.getPublic(), pair.getPrivate());
    try {
      return new KeyedCertificate(
          List.of(certificate(itself, pair.getPublic(), type, validity)), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with a key that was just made", e);
    }
  }

  X509Certificate certificate(Issuer issuer, PublicKey key, KeyType type, Validity validity)
      throws GeneralSecurityException {
    GeneralName[] alternatives =
        names.stream().map(PeerName::toGeneralName).toArray(GeneralName[]::new);
    KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    return issuer
        .certify(subject(), key, validity)
        .with(Extension.basicConstraints, true, new BasicConstraints(false))
        .with(Extension.keyUsage, true, type.peerUsage())
        .with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes))
        .with(Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
        .sign();
  }

  private X500Name subject() {
    return Issuer.commonName(names.get(0).text());
  }
}
