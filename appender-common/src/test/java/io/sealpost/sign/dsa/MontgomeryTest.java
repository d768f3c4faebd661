package io.sealpost.sign.dsa;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MontgomeryTest {
  private static final BigInteger ONE = BigInteger.ONE;

  private final Random random = new Random(1985);

  // Around where a limb more is needed, and the ends of what a key may have.
  @ParameterizedTest
  @ValueSource(ints = {2, 59, 60, 61, 119, 120, 121, 512, 1024, 1036, 2048, 3072, 4095, 4096})
  void productsAreThoseOfBigIntegerForEveryLength(int bits) {
    BigInteger highest = ONE.shiftLeft(bits).subtract(ONE);
    BigInteger lowest = ONE.shiftLeft(bits - 1).setBit(0);
    BigInteger any = new BigInteger(bits, random).setBit(bits - 1).setBit(0);
    for (BigInteger modulus : List.of(highest, lowest, any)) {
      Montgomery ring = new Montgomery(modulus);
      BigInteger last = modulus.subtract(ONE);
      assertProduct(ring, modulus, List.of(last, last, last, last, last));
      assertProduct(ring, modulus, List.of(last, ONE, last));
      assertProduct(ring, modulus, List.of(any, BigInteger.ZERO, last));
      for (int round = 0; round < 50; round++) {
        assertProduct(ring, modulus, List.of(residue(modulus), residue(modulus), residue(modulus)));
      }
    }
  }

  @Test
  void longProductsStayRight() {
    BigInteger modulus = ONE.shiftLeft(1024).subtract(ONE);
    List<BigInteger> factors = random.ints(1_000).mapToObj(i -> residue(modulus)).toList();

    assertProduct(new Montgomery(modulus), modulus, factors);
  }

  @Test
  void emptyProductIsOne() {
    BigInteger modulus = BigInteger.valueOf(3).pow(400);

    assertProduct(new Montgomery(modulus), modulus, List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {160, 167, 168, 256})
  void powersAreThoseOfBigInteger(int bits) {
    BigInteger modulus = BigInteger.valueOf(3).pow(400); // composite: 635 bits
    Montgomery ring = new Montgomery(modulus);
    BigInteger highest = ONE.shiftLeft(bits).subtract(ONE);
    for (BigInteger base : List.of(BigInteger.TWO, modulus.subtract(ONE), residue(modulus))) {
      PowerTable table = new PowerTable(ring, base, bits);
      for (BigInteger exponent :
          List.of(
              BigInteger.ZERO,
              ONE,
              BigInteger.valueOf(255),
              BigInteger.valueOf(256),
              ONE.shiftLeft(bits - 1),
              highest,
              new BigInteger(bits, random))) {
        assertThat(ring.join(ring.reduce(table.times(ring.one(), exponent))))
            .as("%s^%s", base, exponent)
            .isEqualTo(base.modPow(exponent, modulus));
      }
    }
  }

  private BigInteger residue(BigInteger modulus) {
    return new BigInteger(modulus.bitLength() + 8, random).mod(modulus);
  }

  private static void assertProduct(Montgomery ring, BigInteger modulus, List<BigInteger> factors) {
    BigInteger expected = ONE;
    long[] product = ring.one();
    for (BigInteger factor : factors) {
      expected = expected.multiply(factor).mod(modulus);
      long[] next = new long[ring.limbs()];
      ring.multiply(product, ring.encode(ring.split(factor)), 0, next);
      product = next;
    }
    assertThat(ring.join(ring.reduce(product))).as("modulo %s", modulus).isEqualTo(expected);
  }
}
