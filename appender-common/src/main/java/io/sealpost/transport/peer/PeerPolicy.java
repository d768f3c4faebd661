package io.sealpost.transport.peer;

import io.sealpost.keys.Fingerprint;
import java.util.List;

/**
 * Which servers are accepted.
 *
 * @param permittedPeers with {@link AuthMode#NAME} names or literal addresses, one of which the
 *     server's certificate must bear, {@code *} standing for one whole label, none meaning the
 *     target's host; with {@link AuthMode#FINGERPRINT} fingerprints, at least one; else none
 * @param checkExtendedKeyUsage whether a certificate whose extended key usage does not allow
 *     servers is refused, if a path is validated
 */
public record PeerPolicy(
    AuthMode authMode, List<String> permittedPeers, boolean checkExtendedKeyUsage) {
  public PeerPolicy {
    permittedPeers = List.copyOf(permittedPeers);
    try {
      requirePermissible(authMode, permittedPeers);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("permittedPeers: " + e.getMessage(), e);
    }
  }

  /** Returns the default policy: a valid path and one of these names, or if none, the target's. */
  public static PeerPolicy names(List<String> permittedPeers) {
    return new PeerPolicy(AuthMode.NAME, permittedPeers, true);
  }

  /**
   * Checks what can be checked of a peer without knowing the mode.
   *
   * @throws IllegalArgumentException if it is neither meant to be a fingerprint nor a name or
   *     address
   */
  public static void requirePeer(String peer) {
    if (!Fingerprint.isMeant(peer)) {
      PermittedPeers.requireNameOrAddress(peer);
    }
  }

  /**
   * Checks that peers are of the kind that the mode uses.
   *
   * @throws IllegalArgumentException naming the first that is not, and what is allowed
   */
  public static void requirePermissible(AuthMode authMode, List<String> peers) {
    switch (authMode) {
      case NAME -> peers.forEach(PermittedPeers::requireNameOrAddress);
      case FINGERPRINT -> requireFingerprints(peers);
      case CERT_VALID, ANON -> requireNone(authMode, peers);
    }
  }

  private static void requireFingerprints(List<String> peers) {
    if (peers.isEmpty()) {
      throw new IllegalArgumentException(
          "authMode x509/fingerprint needs at least one fingerprint, such as SHA256:0A:1B:...");
    }
    for (String peer : peers) {
      if (Fingerprint.parse(peer).isEmpty()) {
        throw new IllegalArgumentException(
            "'" + peer + "': allowed with authMode x509/fingerprint are " + Fingerprint.ALLOWED);
      }
    }
  }

  // Else users would believe that only these are accepted.
  private static void requireNone(AuthMode authMode, List<String> peers) {
    if (!peers.isEmpty()) {
      throw new IllegalArgumentException(
          "authMode "
              + authMode.text()
              + " looks at none; with x509/name names are permitted, with"
              + " x509/fingerprint fingerprints");
    }
  }
}
