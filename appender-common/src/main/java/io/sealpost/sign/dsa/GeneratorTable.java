package io.sealpost.sign.dsa;

import java.math.BigInteger;

/**
 * The powers of a DSA key's g, which make signatures with it several times as fast. Immutable; any
 * thread may use it.
 *
 * <p>Takes 0.8 MB for a key of 1024/160 bits, 2.3 MB for 2048/256, and 3.4 MB for 3072/256.
 */
public final class GeneratorTable {
  private final Montgomery ring;
  private final PowerTable powers;

  /** For exponents of as many bits as q has, and some more. */
  public GeneratorTable(DsaKey key, int moreBits) {
    ring = new Montgomery(key.p());
    powers = new PowerTable(ring, key.g(), key.q().bitLength() + moreBits);
  }

  /** g^exponent modulo p. */
  public BigInteger power(BigInteger exponent) {
    return ring.join(ring.reduce(powers.times(ring.one(), exponent)));
  }
}
