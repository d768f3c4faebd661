package io.sealpost.sign.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.dsa.DsaDomain;
import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.dsa.DsaTables;
import io.sealpost.testing.ThoroughOnly;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A key that has made its tables says what it said without them. */
class DsaVerificationKeyTest {
  private static final SignedOctets OCTETS = octets("message");
  private static final SignatureScheme SCHEME = SignatureScheme.DSA_SHA_1;

  private static DsaKeyPair pair;

  @BeforeAll
  static void generate() {
    pair = DsaKeyPair.generate(DsaDomain.DSA_1024);
  }

  private static SignedOctets octets(String text) {
    return new SignedOctets(text.getBytes(US_ASCII), 0, text.length());
  }

  private static DsaVerificationKey key(DsaKey key) {
    return (DsaVerificationKey) VerificationKey.of(key.toPublicKey()).orElseThrow();
  }

  private static DsaVerificationKey withTables(DsaKey numbers) {
    DsaVerificationKey key = key(numbers);
    byte[] any = new DsaSignature(BigInteger.TWO, BigInteger.TWO).toMpis();
    while (!key.hasTables()) {
      key.verifies(SCHEME, OCTETS, any);
    }
    return key;
  }

  @ParameterizedTest
  @EnumSource(DsaDomain.class)
  void tablesAreMadeOnceTheyAreWorthIt(DsaDomain domain) {
    DsaKeyPair signer = DsaKeyPair.generate(domain);
    DsaVerificationKey key = key(signer.publicKey());
    for (int check = 1; check < 3 * SoftTables.USES_BEFORE; check++) {
      SignedOctets signed = octets("message " + check);
      byte[] sign = signer.sign(Hash.SHA_1, signed);

      assertThat(key.verifies(SCHEME, signed, sign)).isTrue();
      assertThat(key.hasTables()).isEqualTo(2 * check > SoftTables.USES_BEFORE);
      assertThat(key.verifies(SCHEME, OCTETS, sign)).isFalse();
    }
  }

  @Test
  void signaturesThatCannotBeAreNoReasonToMakeTables() {
    DsaVerificationKey key = key(pair.publicKey());
    byte[] outside = new DsaSignature(BigInteger.ZERO, BigInteger.ZERO).toMpis();
    for (int check = 0; check < 3 * SoftTables.USES_BEFORE; check++) {
      assertThat(key.verifies(SCHEME, OCTETS, outside)).isFalse();
    }

    assertThat(key.hasTables()).isFalse();
  }

  @Test
  void numbersOutsideTheSubgroupAreRefusedWithTablesToo() throws Exception {
    byte[] sign = pair.sign(Hash.SHA_1, OCTETS);
    DsaSignature good = DsaSignature.decode(sign);
    DsaVerificationKey key = withTables(pair.publicKey());
    BigInteger q = pair.publicKey().q();

    assertThat(key.verifies(SCHEME, OCTETS, sign)).isTrue();
    for (BigInteger bad :
        List.of(BigInteger.ZERO, q, q.add(q), q.add(good.r()), BigInteger.ONE.shiftLeft(60_000))) {
      assertThat(verifies(key, bad, good.s())).isFalse();
      assertThat(verifies(key, good.r(), bad)).isFalse();
    }
    assertThat(verifies(key, good.s(), good.r())).isFalse();
  }

  private static boolean verifies(DsaVerificationKey key, BigInteger r, BigInteger s) {
    return key.verifies(SCHEME, OCTETS, new DsaSignature(r, s).toMpis());
  }

  // With y of order 2 every other g^u1 is "signed", whatever q is.
  @ThoroughOnly
  @Test
  void keysThatAreNoneOfTheFipsSayTheSameWithTables() {
    Random random = new Random(186);
    BigInteger p = pair.publicKey().p();
    BigInteger composite = BigInteger.valueOf(3).pow(105);
    BigInteger cube = BigInteger.valueOf(3).pow(400);
    BigInteger ones = BigInteger.ONE.shiftLeft(4_096).subtract(BigInteger.ONE);
    for (DsaKey odd :
        List.of(
            new DsaKey(p, pair.publicKey().q(), BigInteger.TWO, p.subtract(BigInteger.ONE)),
            new DsaKey(p, composite, BigInteger.TWO, p.subtract(BigInteger.ONE)),
            new DsaKey(cube, composite, BigInteger.valueOf(3), cube.subtract(BigInteger.ONE)),
            new DsaKey(ones, composite, BigInteger.TWO, ones.subtract(BigInteger.ONE)))) {
      DsaTables tables = new DsaTables(odd);
      int taken = 0;
      for (int round = 0; round < 100; round++) {
        BigInteger hash = new BigInteger(160, random);
        DsaSignature forged = forged(odd, hash, new BigInteger(150, random).setBit(0));
        boolean expected = odd.verifies(hash, forged);
        taken += expected ? 1 : 0;
        assertThat(odd.verifies(hash, forged, tables::product)).isEqualTo(expected);
      }
      assertThat(taken).isBetween(10, 90);
    }
  }

  private static DsaSignature forged(DsaKey key, BigInteger hash, BigInteger s) {
    BigInteger q = key.q();
    if (!s.gcd(q).equals(BigInteger.ONE)) {
      return new DsaSignature(BigInteger.ONE, s);
    }
    BigInteger u1 = hash.multiply(s.modInverse(q)).mod(q);
    return new DsaSignature(key.g().modPow(u1, key.p()).mod(q), s);
  }

  // With g and y of order 2 half of all pairs of exponents give 1: r = 1 is then "signed".
  @Test
  void weakKeyTakesTheSameForgeriesWithTables() {
    BigInteger p = pair.publicKey().p();
    BigInteger minusOne = p.subtract(BigInteger.ONE);
    DsaKey weak = new DsaKey(p, pair.publicKey().q(), minusOne, minusOne);
    DsaVerificationKey fast = withTables(weak);
    int taken = 0;
    for (int s = 1; s <= 100; s++) {
      DsaSignature forged = new DsaSignature(BigInteger.ONE, BigInteger.valueOf(s));
      boolean expected = weak.verifies(OCTETS.digest(Hash.SHA_1), forged);
      taken += expected ? 1 : 0;
      assertThat(fast.verifies(SCHEME, OCTETS, forged.toMpis())).isEqualTo(expected);
    }

    assertThat(taken).isBetween(10, 90);
  }

  @Test
  void manyThreadsMayCheckWhileTablesAreMade() {
    DsaVerificationKey key = key(pair.publicKey());
    byte[] sign = pair.sign(Hash.SHA_1, OCTETS);
    SignedOctets other = octets("massage");

    assertThat(
            IntStream.range(0, 1_000)
                .parallel()
                .filter(i -> key.verifies(SCHEME, i % 2 == 0 ? OCTETS : other, sign)))
        .hasSize(500)
        .allMatch(i -> i % 2 == 0);
    assertThat(key.hasTables()).isTrue();
  }
}
