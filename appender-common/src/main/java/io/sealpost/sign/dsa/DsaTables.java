package io.sealpost.sign.dsa;

import java.math.BigInteger;

/**
 * The powers of g and y, which make checks with one DSA key more than three times as fast.
 * Immutable; any thread may use it.
 *
 * <p>Making it takes as long as some 60 checks without it. It takes 1.4 MB for a key of 1024/160
 * bits, 4.5 MB for 2048/256, and 9 MB for the largest.
 */
public final class DsaTables {
  private final Montgomery ring;
  private final PowerTable powersOfG;
  private final PowerTable powersOfY;

  public DsaTables(DsaKey key) {
    ring = new Montgomery(key.p());
    powersOfG = new PowerTable(ring, key.g(), key.q().bitLength());
    powersOfY = new PowerTable(ring, key.y(), key.q().bitLength());
  }

  /** g^u1 · y^u2 modulo p, for exponents of at least 0 and less than q. */
  public BigInteger product(BigInteger u1, BigInteger u2) {
    return ring.join(ring.reduce(powersOfY.times(powersOfG.times(ring.one(), u1), u2)));
  }
}
