package io.sealpost.sign.key;

import io.sealpost.sign.dsa.DsaDomain;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * A private key and its public half, of a kind that one of the schemes has. Immutable.
 *
 * <p>A signature depends only on key and octets: a secret random number that occurred twice, as
 * from a generator in a restored snapshot, would reveal a DSA or ECDSA key.
 */
sealed interface SigningPair permits DsaKeyPair, EcdsaKeyPair, Ed25519KeyPair {
  static SigningPair generate(SignatureScheme scheme) {
    return switch (scheme) {
      case DSA_SHA_1 -> DsaKeyPair.generate(DsaDomain.DSA_1024);
      case DSA_SHA_256 -> DsaKeyPair.generate(DsaDomain.DSA_2048);
      case ECDSA_P256 -> EcdsaKeyPair.generate();
      case ED25519 -> Ed25519KeyPair.generate();
    };
  }

  /** Returns the pair, unless the key is of another kind or its numbers cannot form a key. */
  static Optional<SigningPair> of(AsymmetricKeyParameter privateKey) {
    return Optional.<SigningPair>empty()
        .or(() -> DsaKeyPair.of(privateKey))
        .or(() -> EcdsaKeyPair.of(privateKey))
        .or(() -> Ed25519KeyPair.of(privateKey));
  }

  /** The kind and size of the key, in words. */
  String kind();

  boolean fits(SignatureScheme scheme);

  AsymmetricKeyParameter privateKey();

  PublicKey toPublicKey();

  /** The public key, as in a key blob of type K. */
  byte[] blob();

  /** Returns the octets of SIGN. */
  byte[] sign(Hash hash, SignedOctets octets);

  /** The most octets that SIGN can have. */
  int signatureOctets();
}
