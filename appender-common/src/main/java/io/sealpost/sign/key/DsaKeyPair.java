package io.sealpost.sign.key;

import io.sealpost.sign.dsa.DsaDomain;
import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.dsa.DsaSignature;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.DSAKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.DSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.DSAParameters;
import org.bouncycastle.crypto.params.DSAPrivateKeyParameters;
import org.bouncycastle.crypto.signers.DSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;

/** A DSA private key and its public half. */
record DsaKeyPair(DsaKey publicKey, DSAPrivateKeyParameters privateKey) implements SigningPair {
  static DsaKeyPair generate(DsaDomain domain) {
    DSAKeyPairGenerator generator = new DSAKeyPairGenerator();
    generator.init(new DSAKeyGenerationParameters(new SecureRandom(), domain.parameters()));
    return of(generator.generateKeyPair().getPrivate()).orElseThrow();
  }

  /** Returns the pair, unless the numbers cannot form a DSA key. */
  static Optional<DsaKeyPair> of(AsymmetricKeyParameter parameter) {
    if (!(parameter instanceof DSAPrivateKeyParameters privateKey)) {
      return Optional.empty();
    }
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

  @Override
  public String kind() {
    return String.format(Locale.ROOT, "a DSA key of %d/%d bits", modulusBits(), subgroupBits());
  }

  @Override
  public boolean fits(SignatureScheme scheme) {
    return switch (scheme) {
      case DSA_SHA_1 -> modulusBits() >= 1024 && subgroupBits() == 160;
      case DSA_SHA_256 -> modulusBits() >= 2048 && (subgroupBits() == 224 || subgroupBits() == 256);
      case ECDSA_P256, ED25519 -> false;
    };
  }

  private int modulusBits() {
    return publicKey.p().bitLength();
  }

  private int subgroupBits() {
    return publicKey.q().bitLength();
  }

  @Override
  public PublicKey toPublicKey() {
    return publicKey.toPublicKey();
  }

  @Override
  public byte[] blob() {
    return publicKey.toMpis();
  }

  @Override
  public byte[] sign(Hash hash, SignedOctets octets) {
    return sign(octets.digest(hash)).toMpis();
  }

  /** Signs a digest. The secret number k is derived from key and digest (RFC 6979). */
  DsaSignature sign(byte[] digest) {
    DSASigner signer = new DSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, privateKey);
    BigInteger[] signature = signer.generateSignature(digest);
    return new DsaSignature(signature[0], signature[1]);
  }

  @Override
  public int signatureOctets() {
    return 2 * (2 + (subgroupBits() + 7) / 8);
  }
}
