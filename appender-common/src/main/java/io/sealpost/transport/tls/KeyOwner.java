package io.sealpost.transport.tls;

import io.sealpost.keys.UnusableFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Finds the certificate that belongs to a key, and those that lead from it to its CA, among
 * certificates in any order.
 *
 * @param file of the key
 */
record KeyOwner(Path file, PrivateKey key) {
  // As the JDK calls them; it does not find EC by its identifier.
  private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
      Map.of(
          PKCSObjectIdentifiers.rsaEncryption, "RSA",
          X9ObjectIdentifiers.id_ecPublicKey, "EC",
          EdECObjectIdentifiers.id_Ed25519, "EdDSA",
          EdECObjectIdentifiers.id_Ed448, "EdDSA");
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "RSA", "SHA256withRSA",
          "EC", "SHA256withECDSA",
          "EdDSA", "EdDSA");

  /** The owner of a key that is the JDK's, with which its TLS works. */
  static KeyOwner of(Path file, PrivateKeyInfo info) throws UnusableFileException {
    ASN1ObjectIdentifier identifier = info.getPrivateKeyAlgorithm().getAlgorithm();
    String algorithm = ALGORITHMS.getOrDefault(identifier, identifier.getId());
    try {
      PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(info.getEncoded());
      return new KeyOwner(file, KeyFactory.getInstance(algorithm).generatePrivate(key));
    } catch (GeneralSecurityException | IOException e) {
      throw new UnusableFileException(
          file, "the key (algorithm " + algorithm + ") cannot be used: " + e.getMessage(), e);
    }
  }

  /**
   * @param from the file of the certificates
   */
  TlsMaterial.Credentials credentials(Path from, List<X509Certificate> certificates)
      throws UnusableFileException {
    String algorithm = SIGNATURES.get(key.getAlgorithm());
    if (algorithm == null) {
      throw new UnusableFileException(
          file, "a key for " + key.getAlgorithm() + ": allowed are RSA, EC and EdDSA");
    }
    for (X509Certificate certificate : certificates) {
      if (belongTogether(algorithm, certificate)) {
        return new TlsMaterial.Credentials(chain(certificate, certificates), key);
      }
    }
    throw new UnusableFileException(file, "the key does not belong to the certificate in " + from);
  }

  private boolean belongTogether(String algorithm, X509Certificate certificate) {
    byte[] challenge = certificate.getSerialNumber().toByteArray();
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(challenge);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(challenge);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // a key of another kind
    }
  }

  private static List<X509Certificate> chain(
      X509Certificate ours, List<X509Certificate> certificates) {
    List<X509Certificate> chain = new ArrayList<>();
    Optional<X509Certificate> next = Optional.of(ours);
    while (next.isPresent() && !chain.contains(next.get())) {
      X509Certificate last = next.get();
      chain.add(last);
      next = certificates.stream().filter(candidate -> issued(candidate, last)).findFirst();
    }
    return chain;
  }

  private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    if (issuer.equals(certificate)
        || !issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false; // another key of the same name, as after a CA's renewal
    }
  }
}
