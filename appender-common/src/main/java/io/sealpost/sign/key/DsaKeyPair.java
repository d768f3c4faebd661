package io.sealpost.sign.key;

import io.sealpost.sign.dsa.DsaDomain;
import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.dsa.GeneratorTable;
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
import org.bouncycastle.crypto.signers.DSAKCalculator;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/** A DSA private key and its public half. */
final class DsaKeyPair implements SigningPair {
  private static final int BLINDING_BITS = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DsaKey publicKey;
  private final DSAPrivateKeyParameters privateKey;
  private final SoftTables<GeneratorTable> tables;

  private DsaKeyPair(DsaKey publicKey, DSAPrivateKeyParameters privateKey) {
    this.publicKey = publicKey;
    this.privateKey = privateKey;
    this.tables = new SoftTables<>(() -> new GeneratorTable(publicKey, BLINDING_BITS));
  }

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

  DsaKey publicKey() {
    return publicKey;
  }

  @Override
  public DSAPrivateKeyParameters privateKey() {
    return privateKey;
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

  /*
   * Bouncy Castle's DSASigner, but for the tables: a signer raises g, and nothing else, to a power
   * for each block. As there, a random multiple of q, which changes no power of g, hides from
   * whoever measures time which bits the secret number has.
   */

  /**
   * Signs a digest (FIPS 186-4 §4.6). The secret number k is derived from key and digest (RFC
   * 6979).
   */
  DsaSignature sign(byte[] digest) {
    BigInteger q = publicKey.q();
    BigInteger x = privateKey.getX();
    DSAKCalculator secrets = new HMacDSAKCalculator(new SHA256Digest());
    secrets.init(q, x, digest);
    BigInteger k = secrets.nextK();
    BigInteger r = powerOfG(k.add(blinding().multiply(q))).mod(q);
    BigInteger sum = publicKey.leftmostBits(digest).add(x.multiply(r));
    return new DsaSignature(r, BigIntegers.modOddInverse(q, k).multiply(sum).mod(q));
  }

  /** A random number of always as many bits. */
  private static BigInteger blinding() {
    return new BigInteger(BLINDING_BITS - 1, RANDOM).setBit(BLINDING_BITS - 1);
  }

  private BigInteger powerOfG(BigInteger exponent) {
    GeneratorTable made = tables.forUse();
    return made == null ? publicKey.g().modPow(exponent, publicKey.p()) : made.power(exponent);
  }

  /** Whether signatures are already fast. */
  boolean hasTables() {
    return tables.areMade();
  }

  @Override
  public int signatureOctets() {
    return 2 * (2 + (subgroupBits() + 7) / 8);
  }
}
