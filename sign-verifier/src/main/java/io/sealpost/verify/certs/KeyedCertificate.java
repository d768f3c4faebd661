package io.sealpost.verify.certs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
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
    StringBuilder text = new StringBuilder();
    for (X509Certificate part : chain) {
      text.append(pem("CERTIFICATE", encoded(part)));
    }
    return text.toString().getBytes(US_ASCII);
  }

  /** The private key in PEM: PKCS#8, not encrypted. */
  public byte[] keyPem() {
    return pem("PRIVATE KEY", key.getEncoded()).getBytes(US_ASCII);
  }

  static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("it was decoded before", e);
    }
  }

  private static String pem(String label, byte[] der) {
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  /** A description that omits the key. */
  @Override
  public String toString() {
    return "KeyedCertificate[" + certificate().getSubjectX500Principal() + "]";
  }
}
