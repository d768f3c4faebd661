package io.sealpost.sign;

import java.security.PublicKey;
import java.util.Optional;

/** A key of the schemes of RFC 5848 itself. */
final class DsaVerificationKey extends VerificationKey {
  private final DsaKey key;

  private DsaVerificationKey(PublicKey publicKey, DsaKey key) {
    super(publicKey);
    this.key = key;
  }

  static Optional<VerificationKey> ofDsa(PublicKey publicKey) {
    return DsaKey.of(publicKey).map(key -> new DsaVerificationKey(publicKey, key));
  }

  @Override
  boolean verifies(SignatureScheme scheme, SignedOctets octets, byte[] sign) {
    if (!scheme.isDsa()) {
      return false;
    }
    try {
      return key.verifies(octets.digest(scheme.hash()), DsaSignature.decode(sign));
    } catch (UndecodableException e) {
      return false;
    }
  }
}
