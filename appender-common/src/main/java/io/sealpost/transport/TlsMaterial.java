package io.sealpost.transport;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates and keys that {@link TlsConfig} names, as they stand in their files now.
 *
 * <p>Read afresh for each connection, so that renewed files need no restart.
 */
public final class TlsMaterial {
  private static final Map<String, String> SIGNATURES =
      Map.of(
          "RSA", "SHA256withRSA",
          "EC", "SHA256withECDSA",
          "EdDSA", "EdDSA");

  private final Optional<List<X509Certificate>> trusted;
  private final Optional<Credentials> identity;

  /** Our certificate, followed by those that lead to the CA, and its key. */
  record Credentials(List<X509Certificate> chain, PrivateKey key) {}

  private TlsMaterial(Optional<List<X509Certificate>> trusted, Optional<Credentials> identity) {
    this.trusted = trusted;
    this.identity = identity;
  }

  /**
   * Reads everything.
   *
   * @throws TlsMaterialException naming the file and what is wrong with it
   */
  public static TlsMaterial load(TlsConfig config) throws TlsMaterialException {
    return new TlsMaterial(trusted(config), identity(config));
  }

  /** Returns all that {@link #load} would complain about, for the start: empty if it is good. */
  public static List<TlsMaterialException> faults(TlsConfig config) {
    List<TlsMaterialException> faults = new ArrayList<>();
    try {
      trusted(config);
    } catch (TlsMaterialException e) {
      faults.add(e);
    }
    try {
      identity(config);
    } catch (TlsMaterialException e) {
      faults.add(e);
    }
    return List.copyOf(faults);
  }

  private static Optional<List<X509Certificate>> trusted(TlsConfig config)
      throws TlsMaterialException {
    return config.ca().isEmpty()
        ? Optional.empty()
        : Optional.of(PemFile.read(config.ca().get()).certificates());
  }

  private static Optional<Credentials> identity(TlsConfig config) throws TlsMaterialException {
    if (config.identity().isEmpty()) {
      return Optional.empty();
    }
    TlsConfig.Identity files = config.identity().get();
    List<X509Certificate> chain = PemFile.read(files.cert()).certificates();
    PrivateKey key = PemFile.read(files.key()).privateKey(files.keyPassword());
    requirePair(files, chain.get(0), key);
    return Optional.of(new Credentials(chain, key));
  }

  private static void requirePair(
      TlsConfig.Identity files, X509Certificate certificate, PrivateKey key)
      throws TlsMaterialException {
    String algorithm = SIGNATURES.get(key.getAlgorithm());
    if (algorithm == null) {
      throw new TlsMaterialException(
          files.key(), "a key for " + key.getAlgorithm() + ": allowed are RSA, EC and EdDSA");
    }
    if (!belongTogether(algorithm, certificate, key)) {
      throw new TlsMaterialException(
          files.key(), "the key does not belong to the certificate in " + files.cert());
    }
  }

  private static boolean belongTogether(
      String algorithm, X509Certificate certificate, PrivateKey key) {
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

  /** Returns the CA certificates that are trusted, empty where the JVM's are. */
  Optional<List<X509Certificate>> trusted() {
    return trusted;
  }

  Optional<Credentials> identity() {
    return identity;
  }
}
