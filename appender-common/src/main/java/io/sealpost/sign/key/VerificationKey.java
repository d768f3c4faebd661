package io.sealpost.sign.key;

import java.security.PublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public key that blocks are checked with, of a kind and size that one of the schemes has.
 * Whatever its source, a check takes a few milliseconds at most and throws nothing. Any thread may
 * use it, and several may at the same time.
 */
public abstract sealed class VerificationKey
    permits DsaVerificationKey, EcdsaVerificationKey, Ed25519VerificationKey {
  private final PublicKey publicKey;

  VerificationKey(PublicKey publicKey) {
    this.publicKey = publicKey;
  }

  /** Returns the key, unless it is of another kind or its numbers cannot form a key. */
  public static Optional<VerificationKey> of(PublicKey publicKey) {
    byte[] info = publicKey.getEncoded();
    if (info == null) {
      return Optional.empty();
    }
    return DsaVerificationKey.ofDsa(publicKey)
        .or(
            () ->
                Curve.P_256.point(info).flatMap(at -> EcdsaVerificationKey.ofPoint(publicKey, at)))
        .or(
            () ->
                Curve.ED25519
                    .point(info)
                    .flatMap(at -> Ed25519VerificationKey.ofPoint(publicKey, at)));
  }

  /** The key itself, as a JDK object. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /** Whether it is the same public key. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof VerificationKey key && key.publicKey.equals(publicKey);
  }

  @Override
  public final int hashCode() {
    return publicKey.hashCode();
  }

  /** Whether {@code sign}, the octets of SIGN, is this key's signature under this scheme. */
  public abstract boolean verifies(SignatureScheme scheme, SignedOctets octets, byte[] sign);
}
