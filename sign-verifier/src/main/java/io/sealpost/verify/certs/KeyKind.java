package io.sealpost.verify.certs;

import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.DSAKey;
import java.security.interfaces.RSAKey;
import java.util.Objects;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;

/** The algorithm and size of a key, in words. */
final class KeyKind {
  private KeyKind() {}

  static String of(Key key) {
    if (key instanceof RSAKey rsa) {
      return "RSA " + rsa.getModulus().bitLength();
    }
    if (key instanceof DSAKey dsa && dsa.getParams() != null) {
      return "DSA " + dsa.getParams().getP().bitLength() + "/" + dsa.getParams().getQ().bitLength();
    }
    AlgorithmIdentifier algorithm = algorithm(key);
    ASN1Encodable parameters = algorithm.getParameters();
    if (parameters instanceof ASN1ObjectIdentifier curve) {
      return "EC " + curve(curve);
    }
    if (algorithm.getAlgorithm().equals(EdECObjectIdentifiers.id_Ed25519)) {
      return "Ed25519";
    }
    return key.getAlgorithm();
  }

  private static AlgorithmIdentifier algorithm(Key key) {
    return key instanceof PublicKey
        ? SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm()
        : PrivateKeyInfo.getInstance(key.getEncoded()).getPrivateKeyAlgorithm();
  }

  private static String curve(ASN1ObjectIdentifier curve) {
    return Stream.of(NISTNamedCurves.getName(curve), ECNamedCurveTable.getName(curve))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(curve.getId());
  }
}
