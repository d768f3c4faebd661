package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

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
    for (int check = 1; check < 3 * DsaVerificationKey.CHECKS_BEFORE_TABLES; check++) {
      SignedOctets signed = octets("message " + check);
      byte[] sign = signer.sign(Hash.SHA_1, signed);

      assertThat(key.verifies(SCHEME, signed, sign)).isTrue();
      assertThat(key.hasTables()).isEqualTo(2 * check > DsaVerificationKey.CHECKS_BEFORE_TABLES);
      assertThat(key.verifies(SCHEME, OCTETS, sign)).isFalse();
    }
  }

  @Test
  void signaturesThatCannotBeAreNoReasonToMakeTables() {
    DsaVerificationKey key = key(pair.publicKey());
    byte[] outside = new DsaSignature(BigInteger.ZERO, BigInteger.ZERO).toMpis();
    for (int check = 0; check < 3 * DsaVerificationKey.CHECKS_BEFORE_TABLES; check++) {
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

  @Test
  void keysThatAreNoneOfTheFipsSayTheSameWithTables() {
    Random random = new Random(186);
    BigInteger p = pair.publicKey().p();
    BigInteger composite = BigInteger.valueOf(3).pow(105);
    BigInteger one = BigInteger.ONE;
    for (DsaKey odd :
        List.of(
            new DsaKey(p, pair.publicKey().q(), p.subtract(one), p.subtract(one)),
            new DsaKey(p, composite, BigInteger.TWO, BigInteger.TWO),
            new DsaKey(
                BigInteger.valueOf(3).pow(400), composite, BigInteger.valueOf(3), BigInteger.TWO),
            new DsaKey(one.shiftLeft(4_096).subtract(one), composite, BigInteger.TWO, p))) {
      DsaTables tables = new DsaTables(odd);
      for (int round = 0; round < 20; round++) {
        BigInteger u1 = new BigInteger(160, random).mod(odd.q());
        BigInteger u2 = new BigInteger(160, random).mod(odd.q());
        assertThat(tables.product(u1, u2)).isEqualTo(odd.product(u1, u2));
      }
    }
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
