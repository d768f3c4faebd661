package io.sealpost.benchmarks.archive;

import io.sealpost.sign.dsa.DsaDomain;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.DSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.params.DSAParameters;

/**
 * A DSA key that signs at the price of one multiplication, for making load and for nothing else.
 *
 * <p>It takes the same few k again and again, so whoever sees two signatures with one of them knows
 * the private key; and all of it comes out of a small seed. Valid all the same: verifying costs
 * what it always costs.
 */
final class LeakyDsaKey {
  private static final int NONCES = 64;

  /** A k with everything that can be worked out before the message is known. */
  private record Nonce(BigInteger inverse, BigInteger r, BigInteger xr) {}

  /** The two numbers of a signature. */
  record Signature(BigInteger r, BigInteger s) {}

  private final PublicKey publicKey;
  private final BigInteger q;
  private final List<Nonce> nonces = new ArrayList<>();
  private int next;

  private LeakyDsaKey(DSAParameters domain, long seed) throws GeneralSecurityException {
    SplittableRandom random = new SplittableRandom(seed);
    BigInteger p = domain.getP();
    BigInteger g = domain.getG();
    q = domain.getQ();
    BigInteger x = below(q, random);
    publicKey =
        KeyFactory.getInstance("DSA").generatePublic(new DSAPublicKeySpec(g.modPow(x, p), p, q, g));
    for (int i = 0; i < NONCES; i++) {
      BigInteger k = below(q, random);
      BigInteger r = g.modPow(k, p).mod(q);
      nonces.add(new Nonce(k.modInverse(q), r, x.multiply(r).mod(q)));
    }
  }

  /** A key for SHA-1 with 1024/160 bits, else one for SHA-256 with 2048/256. */
  static LeakyDsaKey generate(ArchiveStyle style, long seed) throws GeneralSecurityException {
    return switch (style.hash()) {
      case SHA_1 -> new LeakyDsaKey(DsaDomain.DSA_1024.parameters(), seed);
      case SHA_256 -> new LeakyDsaKey(DsaDomain.DSA_2048.parameters(), seed);
    };
  }

  private static BigInteger below(BigInteger limit, SplittableRandom random) {
    byte[] octets = new byte[limit.bitLength() / Byte.SIZE + Long.BYTES];
    random.nextBytes(octets);
    return new BigInteger(1, octets).mod(limit.subtract(BigInteger.ONE)).add(BigInteger.ONE);
  }

  PublicKey publicKey() {
    return publicKey;
  }

  /** Signs a digest that has as many bits as q. */
  Signature sign(byte[] digest) {
    Nonce nonce = nonces.get(next);
    next = (next + 1) % NONCES;
    BigInteger z = new BigInteger(1, digest);
    BigInteger s = z.add(nonce.xr()).multiply(nonce.inverse()).mod(q);
    return new Signature(nonce.r(), s);
  }
}
