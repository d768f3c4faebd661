package io.sealpost.verify;

import io.sealpost.sign.VerificationKey;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;

/**
 * One {@link VerificationKey} for each public key, so that what it makes to be faster serves all
 * groups of a signer. Keeps those that were asked for last. Confined to one thread.
 */
final class KeyRing {
  static final int MOST = 256;

  private final Map<PublicKey, VerificationKey> keys = new RecentMap<>(MOST);

  /** The key that blocks are checked with; nothing for one of a kind that no block has. */
  Optional<VerificationKey> find(PublicKey publicKey) {
    VerificationKey known = keys.get(publicKey);
    if (known != null) return Optional.of(known);
    Optional<VerificationKey> made = VerificationKey.of(publicKey);
    made.ifPresent(key -> keys.put(publicKey, key));
    return made;
  }
}
