package io.sealpost.transport;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whom we trust and who we are.
 *
 * @param ca PEM file of the CA certificates that are trusted, nothing else is then; empty: the
 *     JVM's trust store
 * @param identity our certificate chain and key; empty: none is sent
 * @param permittedPeers names that the server's certificate may bear; empty: the target's host
 * @param protocols such as {@code TLSv1.3}; never empty
 * @param cipherSuites empty: the JVM's
 */
public record TlsConfig(
    Optional<Path> ca,
    Optional<Identity> identity,
    AuthMode authMode,
    List<String> permittedPeers,
    List<String> protocols,
    List<String> cipherSuites) {
  /**
   * PEM files: our certificate with its chain, and its key (PKCS#1, PKCS#8, SEC1; encrypted with a
   * password).
   */
  public record Identity(Path cert, Path key, Optional<String> keyPassword) {}

  /** How the server proves who it is. */
  public enum AuthMode {
    /** A valid chain to a trusted CA and a permitted name. */
    NAME,
    /** Anybody may answer: for tests only, warned about. */
    ANON
  }
}
