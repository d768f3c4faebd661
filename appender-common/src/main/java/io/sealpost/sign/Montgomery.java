package io.sealpost.sign;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Multiplication modulo an odd number p without division (P. L. Montgomery, 1985). Immutable; any
 * thread may use it.
 *
 * <p>A residue x is kept as x·R modulo p, with R = 2^(61n), in n limbs of 61 bits:
 *
 * <pre>
 *   long[n]   bits 0..60, bits 61..121, ...
 * </pre>
 *
 * <p>Of 61 bits, as four of them and a carry can be added up without looking for an overflow. R is
 * more than 4p: results are less than 2p whenever operands are, so nothing is ever subtracted.
 * BigInteger's multiplication and remainder take three times as long.
 */
final class Montgomery {
  private static final int LIMB_BITS = 61;
  private static final long MASK = (1L << LIMB_BITS) - 1;

  private final BigInteger modulus;
  private final int limbs;
  private final long[] p;
  private final long negativeInverse; // -1/p modulo 2^61

  /** With {@code modulus} odd and more than 0. */
  Montgomery(BigInteger modulus) {
    this.modulus = modulus;
    this.limbs = (modulus.bitLength() + 2 + LIMB_BITS - 1) / LIMB_BITS;
    this.p = split(modulus);
    long inverse = 1;
    for (int bits = 1; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - p[0] * inverse; // Newton: each step doubles the bits that are right
    }
    this.negativeInverse = -inverse & MASK;
  }

  /** How many limbs a residue has. */
  int limbs() {
    return limbs;
  }

  /** x·R for x. */
  long[] encode(BigInteger value) {
    return split(value.shiftLeft(LIMB_BITS * limbs).mod(modulus));
  }

  /**
   * 1, not encoded. Multiplied with residues that are, it becomes their product not encoded, as
   * each multiplication divides by R.
   */
  long[] one() {
    long[] one = new long[limbs];
    one[0] = 1;
    return one;
  }

  /** What a residue that is not encoded stands for: at least 0 and less than p. */
  BigInteger value(long[] residue) {
    byte[] octets = new byte[(LIMB_BITS * limbs + Byte.SIZE - 1) / Byte.SIZE];
    for (int i = 0; i < octets.length; i++) {
      int limb = Byte.SIZE * i / LIMB_BITS;
      int shift = Byte.SIZE * i % LIMB_BITS;
      long bits = residue[limb] >>> shift;
      if (limb + 1 < limbs) {
        bits |= residue[limb + 1] << (LIMB_BITS - shift);
      }
      octets[octets.length - 1 - i] = (byte) bits;
    }
    return new BigInteger(1, octets).mod(modulus);
  }

  private long[] split(BigInteger value) {
    long[] split = new long[limbs];
    for (int i = 0; i < limbs; i++) {
      split[i] = value.shiftRight(LIMB_BITS * i).longValue() & MASK;
    }
    return split;
  }

  /**
   * Puts {@code a} times {@code b[from…]}, divided by R, into {@code product}, which must be
   * neither of them.
   */
  void multiply(long[] a, long[] b, int from, long[] product) {
    Arrays.fill(product, 0);
    for (int i = 0; i < limbs; i++) {
      addRow(a[i], b, from, product);
    }
  }

  /**
   * Adds {@code digit} times b to the sum, and as many times p as make it a multiple of 2^61, by
   * which it then divides.
   */
  private void addRow(long digit, long[] b, int from, long[] sum) {
    long[] p = this.p; // else it is loaded again behind each store
    int last = p.length - 1;
    long column = sum[0] + lower(digit, b[from]);
    long times = lower(column, negativeInverse);
    column += lower(times, p[0]);
    long carry = (column >>> LIMB_BITS) + upper(digit, b[from]) + upper(times, p[0]);
    for (int j = 1; j <= last; j++) {
      long other = b[from + j];
      column = sum[j] + lower(digit, other) + lower(times, p[j]) + carry;
      sum[j - 1] = column & MASK;
      carry = (column >>> LIMB_BITS) + (upper(digit, other) + upper(times, p[j]));
    }
    sum[last] = carry;
  }

  private static long lower(long a, long b) {
    return a * b & MASK;
  }

  /** What is above {@link #lower}, of limbs. Shifted by all three bits, one would be negative. */
  private static long upper(long a, long b) {
    return Math.multiplyHigh(a << 2, b << 1);
  }
}
