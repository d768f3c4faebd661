package io.sealpost.verify.group;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sealpost.sign.key.VerificationKey;
import java.security.PublicKey;
import java.util.Optional;

/**
 * One {@link VerificationKey} for each public key, so that all groups of a signer share what it
 * precomputes. Keeps a bounded number. Confined to one thread.
 */
final class KnownKeys {
  static final int MOST = 256;

  private final Cache<PublicKey, VerificationKey> keys =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /** The key for checking blocks; empty for a kind that no block uses. */
  Optional<VerificationKey> find(PublicKey publicKey) {
    VerificationKey known = keys.getIfPresent(publicKey);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<VerificationKey> made = VerificationKey.of(publicKey);
    made.ifPresent(key -> keys.put(publicKey, key));
    return made;
  }
}
