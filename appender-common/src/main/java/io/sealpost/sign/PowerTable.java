package io.sealpost.sign;

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
  private static final int DIGITS = 255; // those of an octet but 0

  private final Montgomery ring;
  private final int places;
  private final long[] powers;

  PowerTable(Montgomery ring, BigInteger base, int exponentBits) {
    this.ring = ring;
    this.places = (exponentBits + Byte.SIZE - 1) / Byte.SIZE;
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
   * Returns {@code factor} times the power; writes over {@code factor}.
   *
   * @param exponent in limbs, of no more bits than the table was made for
   */
  long[] times(long[] factor, long[] exponent) {
    long[] product = factor;
    long[] next = new long[ring.limbs()];
    for (int place = 0; place < places; place++) {
      int digit = digit(exponent, place);
      if (digit != 0) {
        ring.multiply(product, powers, at(place, digit), next);
        long[] free = product;
        product = next;
        next = free;
      }
    }
    return product;
  }

  private static int digit(long[] exponent, int place) {
    int limb = Byte.SIZE * place / Montgomery.LIMB_BITS;
    int shift = Byte.SIZE * place % Montgomery.LIMB_BITS;
    long digit = exponent[limb] >>> shift;
    if (limb + 1 < exponent.length) {
      digit |= exponent[limb + 1] << (Montgomery.LIMB_BITS - shift);
    }
    return (int) digit & 0xFF;
  }
}
