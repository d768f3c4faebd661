package io.sealpost.sign.key;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** A key pair on P-256. */
record EcdsaKeyPair(ECPrivateKeyParameters privateKey) implements SigningPair {
  private static final int MAX_DER_OCTETS = 72; // SEQUENCE of two INTEGERs of 33 octets

  static EcdsaKeyPair generate() {
    ECKeyPairGenerator generator = new ECKeyPairGenerator();
    generator.init(new ECKeyGenerationParameters(EcdsaVerificationKey.P_256, new SecureRandom()));
    return new EcdsaKeyPair((ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
  }

  static Optional<EcdsaKeyPair> of(AsymmetricKeyParameter privateKey) {
    return privateKey instanceof ECPrivateKeyParameters key
            && key.getParameters().equals(EcdsaVerificationKey.P_256)
        ? Optional.of(
            new EcdsaKeyPair(new ECPrivateKeyParameters(key.getD(), EcdsaVerificationKey.P_256)))
        : Optional.empty();
  }

  @Override
  public String kind() {
    return "an ECDSA key on P-256";
  }

  @Override
  public boolean fits(SignatureScheme scheme) {
    return scheme == SignatureScheme.ECDSA_P256;
  }

  @Override
  public PublicKey toPublicKey() {
    return Curve.P_256.publicKey(blob());
  }

  @Override
  public byte[] blob() {
    byte[] point = EcdsaVerificationKey.P_256.getG().multiply(privateKey.getD()).getEncoded(false);
    return Curve.P_256.publicKeyInfo(point);
  }

  @Override
  public byte[] sign(Hash hash, SignedOctets octets) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, privateKey);
    BigInteger[] pair = signer.generateSignature(octets.digest(hash));
    try {
      return StandardDSAEncoding.INSTANCE.encode(signer.getOrder(), pair[0], pair[1]);
    } catch (IOException e) {
      throw new IllegalStateException("the numbers are within their range", e);
    }
  }

  @Override
  public int signatureOctets() {
    return MAX_DER_OCTETS;
  }
}
