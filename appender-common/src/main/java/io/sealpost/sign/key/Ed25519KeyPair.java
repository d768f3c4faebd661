package io.sealpost.sign.key;

import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A key pair of Ed25519. */
record Ed25519KeyPair(Ed25519PrivateKeyParameters privateKey) implements SigningPair {
  static Ed25519KeyPair generate() {
    return new Ed25519KeyPair(new Ed25519PrivateKeyParameters(new SecureRandom()));
  }

  static Optional<Ed25519KeyPair> of(AsymmetricKeyParameter privateKey) {
    return privateKey instanceof Ed25519PrivateKeyParameters key
        ? Optional.of(new Ed25519KeyPair(key))
        : Optional.empty();
  }

  @Override
  public String kind() {
    return "an Ed25519 key";
  }

  @Override
  public boolean fits(SignatureScheme scheme) {
    return scheme == SignatureScheme.ED25519;
  }

  @Override
  public PublicKey toPublicKey() {
    return Curve.ED25519.publicKey(blob());
  }

  @Override
  public byte[] blob() {
    return Curve.ED25519.publicKeyInfo(privateKey.generatePublicKey().getEncoded());
  }

  @Override
  public byte[] sign(Hash hash, SignedOctets octets) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, privateKey);
    octets.update(signer);
    return signer.generateSignature();
  }

  @Override
  public int signatureOctets() {
    return SignatureScheme.ED25519_SIGN_OCTETS;
  }
}
