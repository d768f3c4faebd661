package io.sealpost.verify.certs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Octets of one certificate, certificate revocation list or private key in DER. */
final class DerFile {
  private DerFile() {}

  /** Returns the item, or empty if it is none of these, such as a key store. */
  static Optional<Item> item(byte[] der) {
    return certificate(der).or(() -> revoked(der)).or(() -> key(der));
  }

  private static Optional<Item> certificate(byte[] der) {
    try {
      return Optional.of(new Item.Certificate(decodeCertificate(der)));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  static X509Certificate decodeCertificate(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static Optional<Item> revoked(byte[] der) {
    try {
      return Optional.of(new Item.Revoked(decodeRevoked(der)));
    } catch (CertificateException | CRLException e) {
      return Optional.empty();
    }
  }

  static X509CRL decodeRevoked(byte[] der) throws CertificateException, CRLException {
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
  }

  private static Optional<Item> key(byte[] der) {
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
      return Optional.of(
          new Item.Key(false, Optional.of(new JcaPEMKeyConverter().getPrivateKey(info))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
