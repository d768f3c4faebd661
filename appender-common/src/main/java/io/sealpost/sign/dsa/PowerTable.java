package io.sealpost.sign.dsa;

import java.math.BigInteger;

/**
 * Powers of one base modulo p, so that any power of it is the product of a few of them. Immutable;
 * any thread may use it.
 *
 * <pre>
 *   base^1, base^2 .. base^255                     for the lowest octet of an exponent
 *   base^(1·256), base^(2·256) .. base^(255·256)   for the next one
 *   ...
 * </pre>
 */
final class PowerTable {
  private static final int DIGITS = 255; // those of an octet, except 0

  private final Montgomery ring;
  private final long[] powers;

  PowerTable(Montgomery ring, BigInteger base, int exponentBits) {
    this.ring = ring;
    int places = (exponentBits + Byte.SIZE - 1) / Byte.SIZE;
    this.powers = new long[places * DIGITS * ring.limbs()];
    long[] power = ring.encode(ring.split(base));
    long[] next = new long[ring.limbs()];
    for (int place = 0; place < places; place++) {
      long[] unit = power.clone();
      for (int digit = 1; digit <= DIGITS; digit++) {
        System.arraycopy(power, 0, powers, at(place, digit), ring.limbs());
        ring.multiply(power, unit, 0, next);
        long[] free = power;
        power = next;
        next = free;
      }
    }
  }

  private int at(int place, int digit) {
    return (place * DIGITS + digit - 1) * ring.limbs();
  }

  /**
   * Returns {@code factor} times the power; overwrites {@code factor}.
   *
   * @param exponent at least 0, with no more bits than the table was made for
   */
  long[] times(long[] factor, BigInteger exponent) {
    byte[] digits = exponent.toByteArray(); // big-endian, with a leading 0 if it begins with a 1
    long[] product = factor;
    long[] next = new long[ring.limbs()];
    for (int place = 0; place < digits.length; place++) {
      int digit = digits[digits.length - 1 - place] & 0xFF;
      if (digit != 0) {
        ring.multiply(product, powers, at(place, digit), next);
        long[] free = product;
        product = next;
        next = free;
      }
    }
    return product;
  }
}
