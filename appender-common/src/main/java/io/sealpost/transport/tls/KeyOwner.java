package io.sealpost.transport.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the certificate that belongs to a key, and those that lead from it to its CA, among
 * certificates in any order.
 *
 * @param file of the key
 */
record KeyOwner(Path file, PrivateKey key) {
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "RSA", "SHA256withRSA",
          "EC", "SHA256withECDSA",
          "EdDSA", "EdDSA");

  /**
   * @param from the file of the certificates
   */
  TlsMaterial.Credentials credentials(Path from, List<X509Certificate> certificates)
      throws TlsMaterialException {
    String algorithm = SIGNATURES.get(key.getAlgorithm());
    if (algorithm == null) {
      throw new TlsMaterialException(
          file, "a key for " + key.getAlgorithm() + ": allowed are RSA, EC and EdDSA");
    }
    for (X509Certificate certificate : certificates) {
      if (belongTogether(algorithm, certificate)) {
        return new TlsMaterial.Credentials(chain(certificate, certificates), key);
      }
    }
    throw new TlsMaterialException(file, "the key does not belong to the certificate in " + from);
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
