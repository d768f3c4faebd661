package io.sealpost.verify.certs;

import io.sealpost.keys.PemFile;
import java.io.ByteArrayOutputStream;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A certificate that was created here, with its private key.
 *
 * @param chain the certificate, then those leading to the CA that peers trust, without that CA's
 *     own
 */
public record KeyedCertificate(List<X509Certificate> chain, PrivateKey key) {
  public KeyedCertificate {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("no certificate");
    }
  }

  public X509Certificate certificate() {
    return chain.get(0);
  }

  /** The whole chain in PEM. */
  public byte[] certificatePem() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (X509Certificate part : chain) {
      text.writeBytes(PemFile.text(PemFile.CERTIFICATE, encoded(part)));
    }
    return text.toByteArray();
  }

  /** The private key in PEM: PKCS#8, not encrypted. */
  public byte[] keyPem() {
    return PemFile.text(PemFile.PRIVATE_KEY, key.getEncoded());
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was decoded before", e);
    }
  }

  /** A description that omits the key. */
  @Override
  public String toString() {
    return "KeyedCertificate[" + certificate().getSubjectX500Principal() + "]";
  }
}
