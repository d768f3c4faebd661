package io.sealpost.sign.dsa;

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
 * <p>Limbs have 61 bits so that four of them and a carry can be added without checking for
 * overflow. R is more than 4p: results are less than 2p whenever operands are, so nothing needs to
 * be subtracted in between. BigInteger's multiplication and remainder take three times as long.
 */
final class Montgomery {
  private static final int LIMB_BITS = 61;
  private static final long MASK = (1L << LIMB_BITS) - 1;

  private final int limbs;
  private final long[] p;
  private final long negativeInverse; // -1/p modulo 2^61
  private final long[] squareOfR;

  /** Creates one for a {@code modulus} that is odd and more than 0. */
  Montgomery(BigInteger modulus) {
    this.limbs = (modulus.bitLength() + 2 + LIMB_BITS - 1) / LIMB_BITS;
    this.p = split(modulus);
    long inverse = 1;
    for (int bits = 1; bits < Long.SIZE; bits *= 2) {
      inverse *= 2 - p[0] * inverse; // Newton: each step doubles the correct bits
    }
    this.negativeInverse = -inverse & MASK;
    this.squareOfR = split(BigInteger.ONE.shiftLeft(2 * LIMB_BITS * limbs).mod(modulus));
  }

  /** The number of limbs in a residue. */
  int limbs() {
    return limbs;
  }

  /** The limbs of a number that has no more bits than p, not encoded. */
  long[] split(BigInteger value) {
    long[] split = new long[limbs];
    for (int i = 0; i < limbs; i++) {
      split[i] = value.shiftRight(LIMB_BITS * i).longValue() & MASK;
    }
    return split;
  }

  /** The number with these limbs. */
  BigInteger join(long[] split) {
    byte[] octets = new byte[(limbs * LIMB_BITS + Byte.SIZE - 1) / Byte.SIZE]; // big-endian
    for (int at = 0; at < octets.length; at++) {
      int limb = Byte.SIZE * at / LIMB_BITS;
      int shift = Byte.SIZE * at % LIMB_BITS;
      long octet = split[limb] >>> shift;
      if (limb + 1 < limbs) {
        octet |= split[limb + 1] << (LIMB_BITS - shift);
      }
      octets[octets.length - 1 - at] = (byte) octet;
    }
    return new BigInteger(1, octets);
  }

  /** x·R for the limbs of x, which is less than 2p. */
  long[] encode(long[] value) {
    return product(value, squareOfR);
  }

  /**
   * 1, not encoded. Multiplied with encoded residues, it becomes their product, not encoded, as
   * each multiplication divides by R.
   */
  long[] one() {
    long[] one = new long[limbs];
    one[0] = 1;
    return one;
  }

  /**
   * Reduces a value of a few times p or less to less than p. Useful only for values that are not
   * encoded.
   */
  long[] reduce(long[] value) {
    long[] less = new long[limbs];
    long borrow = 0;
    for (int i = 0; i < limbs; i++) {
      long limb = value[i] - p[i] + borrow;
      less[i] = limb & MASK;
      borrow = limb >> LIMB_BITS;
    }
    return borrow < 0 ? value : reduce(less);
  }

  /** {@code a} times {@code b}, divided by R. */
  private long[] product(long[] a, long[] b) {
    long[] product = new long[limbs];
    multiply(a, b, 0, product);
    return product;
  }

  /**
   * Puts {@code a} times {@code b[from…]}, divided by R, into {@code product}, which must not be
   * either of them.
   */
  void multiply(long[] a, long[] b, int from, long[] product) {
    Arrays.fill(product, 0);
    for (int i = 0; i < limbs; i++) {
      addRow(a[i], b, from, product);
    }
  }

  /**
   * Adds {@code digit} times b to the sum, and as many times p as make it a multiple of 2^61, and
   * then divides it by that.
   */
  private void addRow(long digit, long[] b, int from, long[] sum) {
    long[] p = this.p; // else it is reloaded after each store
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

  /**
   * The bits of a product of limbs above {@link #lower}. If one were shifted by all three bits, it
   * would be negative.
   */
  private static long upper(long a, long b) {
    return Math.multiplyHigh(a << 2, b << 1);
  }
}
