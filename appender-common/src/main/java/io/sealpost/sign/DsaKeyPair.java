package io.sealpost.sign;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** A DSA private key and its public half. */
record DsaKeyPair(DsaKey publicKey, DSAPrivateKeyParameters privateKey) {
  static DsaKeyPair generate(DsaDomain domain) {
    DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
    generator.init(new DSAKeyGenerationParameters(new SecureRandom(), domain.parameters()));
    return of((DSAPrivateKeyParameters) generator.generateKeyPair().getPrivate()).orElseThrow();
  }

  /** Returns the pair, unless the numbers cannot be those of a key. */
  static Optional<DsaKeyPair> of(DSAPrivateKeyParameters privateKey) {
    DSAParameters domain = privateKey.getParameters();
    BigInteger x = privateKey.getX();
    if (domain.getP().signum() <= 0 || x.signum() <= 0 || x.compareTo(domain.getQ()) >= 0) {
      return Optional.empty();
    }
    BigInteger y = domain.getG().modPow(x, domain.getP());
    return new DsaKey(domain.getP(), domain.getQ(), domain.getG(), y)
        .ifSound()
        .map(publicKey -> new DsaKeyPair(publicKey, privateKey));
  }

  /**
   * Signs a digest. The secret number k comes out of key and digest (RFC 6979): one that came
   * twice, as it does from a random generator in a restored snapshot, would give the key away.
   */
  DsaSignature sign(byte[] digest) {
    DSASigner signer = new DSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, privateKey);
    BigInteger[] signature = signer.generateSignature(digest);
    return new DsaSignature(signature[0], signature[1]);
  }
}
