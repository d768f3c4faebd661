package io.sealpost.verify.certs;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;

/** A CA below a root of ours that would allow it: made here, since the command makes roots only. */
final class IntermediateCa {
  private IntermediateCa() {}

  /** The root's own limit is not looked at by those who trust the intermediate CA itself. */
  static KeyedCertificate below(KeyedCertificate root, Validity validity)
      throws GeneralSecurityException {
    KeyPair pair = KeyType.EC_P256.generate();
    X509Certificate certificate =
        Issuer.of(root.certificate(), root.key())
            .certify(Issuer.commonName("intermediate"), pair.getPublic(), validity)
            .with(Extension.basicConstraints, true, new BasicConstraints(0))
            .sign();
    return new KeyedCertificate(List.of(certificate), pair.getPrivate());
  }
}
