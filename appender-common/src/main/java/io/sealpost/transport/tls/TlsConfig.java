package io.sealpost.transport.tls;

import io.sealpost.keys.UnusableFileException;
import io.sealpost.transport.peer.PeerPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which peers Sealpost trusts, and its own identity.
 *
 * @param trust the source of the only trusted CA certificates; empty: those of the JVM's trust
 *     store
 * @param crl PEM or DER file of revocation lists: then every certificate below a trusted CA must be
 *     covered by a list that is in force; empty: revocation is not checked
 * @param identity Sealpost's certificate chain and key; empty: none is sent
 * @param protocols {@code TLSv1.3}, {@code TLSv1.2}; never empty
 * @param cipherSuites empty: the JVM's
 */
public record TlsConfig(
    Optional<Trust> trust,
    Optional<Path> crl,
    Optional<Identity> identity,
    PeerPolicy peer,
    List<String> protocols,
    List<String> cipherSuites) {
  // RFC 9662 section 4: nothing older is spoken.
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  public TlsConfig {
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    requireProtocols(protocols);
    requireCipherSuites(cipherSuites);
    if (crl.isPresent() && !peer.authMode().validatesPath()) {
      throw new IllegalArgumentException(
          "crl: makes no sense with authMode "
              + peer.authMode().text()
              + ", which validates no path");
    }
  }

  /** Returns the defaults: the JVM's trust store, and no certificate of Sealpost's own. */
  public static TlsConfig defaults() {
    return new TlsConfig(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        PeerPolicy.names(List.of()),
        List.of("TLSv1.3", "TLSv1.2"),
        List.of());
  }

  /** Reads all files and returns their faults, empty if they are good. */
  public List<UnusableFileException> fileFaults() {
    List<UnusableFileException> faults = new ArrayList<>();
    for (TlsMaterial.Part<?> part :
        List.<TlsMaterial.Part<?>>of(
            TlsMaterial::trusted, TlsMaterial::crls, TlsMaterial::identity)) {
      try {
        part.read(this);
      } catch (UnusableFileException e) {
        faults.add(e);
      }
    }
    return List.copyOf(faults);
  }

  /**
   * Checks names of protocols.
   *
   * @throws IllegalArgumentException saying which are allowed
   */
  public static void requireProtocols(List<String> protocols) {
    if (protocols.isEmpty() || !PROTOCOLS.containsAll(protocols)) {
      throw new IllegalArgumentException(
          "protocols: " + protocols + ": allowed are TLSv1.3, TLSv1.2, or both");
    }
  }

  /**
   * Checks names of cipher suites.
   *
   * @throws IllegalArgumentException naming those that the JVM does not know
   */
  public static void requireCipherSuites(List<String> cipherSuites) {
    TlsHandshake.requireSupported(cipherSuites);
  }

  /** Where the trusted CA certificates are read from. */
  public sealed interface Trust permits CaFile, TrustStore {}

  /** A PEM file of CA certificates. */
  public record CaFile(Path file) implements Trust {}

  /** A key store (PKCS#12, JKS) of CA certificates. */
  public record TrustStore(Path file, Optional<String> password) implements Trust {
    /** Leaves the password out. */
    @Override
    public String toString() {
      return "TrustStore[" + file + "]";
    }
  }

  /** Where Sealpost's certificate, its chain and its key are read from. */
  public sealed interface Identity permits PemIdentity, StoreIdentity {}

  /**
   * PEM files: Sealpost's certificate with its chain, and its key (PKCS#1, PKCS#8, SEC1; encrypted
   * with a password). May be one file.
   */
  public record PemIdentity(Path cert, Path key, Optional<String> keyPassword) implements Identity {
    /** Leaves the password out. */
    @Override
    public String toString() {
      return "PemIdentity[cert=" + cert + ", key=" + key + "]";
    }
  }

  /**
   * A key store (PKCS#12, JKS).
   *
   * @param alias of the private key; empty: the only one
   * @param keyPassword of the private key; empty: that of the store
   */
  public record StoreIdentity(
      Path file, Optional<String> password, Optional<String> alias, Optional<String> keyPassword)
      implements Identity {
    /** Leaves the passwords out. */
    @Override
    public String toString() {
      return "StoreIdentity[" + file + ", alias=" + alias.orElse("") + "]";
    }
  }
}
