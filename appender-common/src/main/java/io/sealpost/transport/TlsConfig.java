package io.sealpost.transport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom we trust and who we are.
 *
 * @param ca PEM file of the CA certificates that are trusted, nothing else is then; empty: the
 *     JVM's trust store
 * @param identity our certificate chain and key; empty: none is sent
 * @param permittedPeers names or literal addresses that the server's certificate may bear, {@code
 *     *} standing for one whole label; empty: the target's host
 * @param protocols {@code TLSv1.3}, {@code TLSv1.2}; never empty
 * @param cipherSuites empty: the JVM's
 */
public record TlsConfig(
    Optional<Path> ca,
    Optional<Identity> identity,
    AuthMode authMode,
    List<String> permittedPeers,
    List<String> protocols,
    List<String> cipherSuites) {
  // RFC 9662 section 4: nothing older is spoken.
  private static final Set<String> PROTOCOLS = Set.of("TLSv1.3", "TLSv1.2");

  public TlsConfig {
    permittedPeers = List.copyOf(permittedPeers);
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    permittedPeers.forEach(PermittedPeers::requireNameOrAddress);
    if (protocols.isEmpty() || !PROTOCOLS.containsAll(protocols)) {
      throw new IllegalArgumentException(
          "protocols: " + protocols + ": allowed are TLSv1.3, TLSv1.2, or both");
    }
    TlsHandshake.requireSupported(cipherSuites);
  }

  /** Returns what holds without settings: the JVM's trust store, no certificate of our own. */
  public static TlsConfig defaults() {
    return new TlsConfig(
        Optional.empty(),
        Optional.empty(),
        AuthMode.NAME,
        List.of(),
        List.of("TLSv1.3", "TLSv1.2"),
        List.of());
  }

  /**
   * PEM files: our certificate with its chain, and its key (PKCS#1, PKCS#8, SEC1; encrypted with a
   * password).
   */
  public record Identity(Path cert, Path key, Optional<String> keyPassword) {
    /** Leaves the password out. */
    @Override
    public String toString() {
      return "Identity[cert=" + cert + ", key=" + key + "]";
    }
  }

  /** How the server proves who it is. */
  public enum AuthMode {
    /** A valid chain to a trusted CA and a permitted name. */
    NAME,
    /** Anybody may answer: for tests only, warned about. */
    ANON
  }
}
