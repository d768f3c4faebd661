package io.sealpost.sign.key;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.sign.dsa.DsaDomain;
import io.sealpost.sign.dsa.DsaKey;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.encoding.UndecodableException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DsaKeyTest {
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
  private static DsaKeyPair pair;
  private static DsaKey key;
  private static byte[] digest;
  private static DsaSignature signature;

  @BeforeAll
  static void sign() {
    pair = DsaKeyPair.generate(DsaDomain.DSA_1024);
    key = pair.publicKey();
    digest = Hash.SHA_1.newDigest().digest(MESSAGE);
    signature = pair.sign(digest);
  }

  @ParameterizedTest
  @CsvSource({
    "1024, SHA_1,   SHA1withDSA",
    "1024, SHA_256, SHA256withDSA",
    "2048, SHA_256, SHA256withDSA",
    "3072, SHA_256, SHA256withDSA"
  })
  void signatureThatTheJdkMadeVerifiesUnlessAnOctetOfTheMessageDiffers(
      int bits, Hash hash, String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
    generator.initialize(bits);
    KeyPair jdkPair = generator.generateKeyPair();
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(jdkPair.getPrivate());
    signer.update(MESSAGE);
    DsaSignature made = DsaSignature.decode(signer.sign());

    DsaKey jdkKey = DsaKey.of(jdkPair.getPublic()).orElseThrow();
    assertThat(jdkKey.verifies(hash.newDigest().digest(MESSAGE), made)).isTrue();
    assertThat(jdkKey.verifies(hash.newDigest().digest("massage".getBytes(US_ASCII)), made))
        .isFalse();
  }

  @Test
  void sha1WithALongerSubgroupVerifiesThoughTheJdkRefusesIt() {
    DsaKeyPair longer = DsaKeyPair.generate(DsaDomain.DSA_2048);
    DsaSignature made = longer.sign(digest);

    assertThat(longer.publicKey().verifies(digest, made)).isTrue();
    assertThat(longer.publicKey().verifies(Hash.SHA_1.newDigest().digest(), made)).isFalse();
  }

  @Test
  void numbersOfASignatureOutsideTheSubgroupAreRefused() {
    assertThat(key.verifies(digest, signature)).isTrue();
    BigInteger q = key.q();
    BigInteger huge = BigInteger.ONE.shiftLeft(65_535);
    for (BigInteger bad : List.of(BigInteger.ZERO, BigInteger.ONE.negate(), q, q.add(q), huge)) {
      assertThat(key.verifies(digest, new DsaSignature(bad, signature.s()))).isFalse();
      assertThat(key.verifies(digest, new DsaSignature(signature.r(), bad))).isFalse();
      assertThat(key.verifies(digest, new DsaSignature(bad, bad))).isFalse();
    }
    assertThat(key.verifies(digest, new DsaSignature(signature.r().add(q), signature.s())))
        .isFalse();
    assertThat(key.verifies(digest, new DsaSignature(signature.s(), signature.r()))).isFalse();
  }

  @Test
  void subgroupThatIsNoPrimeGivesFalseWhereThereIsNoInverse() {
    BigInteger q = BigInteger.valueOf(3).pow(105); // 167 bits
    DsaKey composite = new DsaKey(key.p(), q, key.g(), key.y());

    assertThat(composite.verifies(digest, new DsaSignature(BigInteger.ONE, BigInteger.valueOf(3))))
        .isFalse();
  }

  @Test
  void keysWithNumbersThatCannotBeThoseOfAKeyAreNone() throws Exception {
    BigInteger p = key.p();
    BigInteger q = key.q();
    BigInteger one = BigInteger.ONE;
    BigInteger zero = BigInteger.ZERO;
    List<DsaKey> bad =
        List.of(
            new DsaKey(zero, q, key.g(), key.y()),
            new DsaKey(p.shiftRight(600).setBit(0), q, key.g(), key.y()),
            new DsaKey(one.shiftLeft(4_096).setBit(0), q, key.g(), key.y()),
            new DsaKey(p.clearBit(0), q, key.g(), key.y()),
            new DsaKey(p, zero, key.g(), key.y()),
            new DsaKey(p, one, key.g(), key.y()),
            new DsaKey(p, q.clearBit(0), key.g(), key.y()),
            new DsaKey(p, one.shiftLeft(256).setBit(0), key.g(), key.y()),
            new DsaKey(p, q, zero, key.y()),
            new DsaKey(p, q, one, key.y()),
            new DsaKey(p, q, p, key.y()),
            new DsaKey(p, q, key.g(), zero),
            new DsaKey(p, q, key.g(), one),
            new DsaKey(p, q, key.g(), p));

    assertThat(DsaKey.ofMpis(key.toMpis())).contains(key);
    for (DsaKey refused : bad) {
      assertThat(DsaKey.ofMpis(refused.toMpis())).as(refused.toString()).isEmpty();
      assertThat(DsaKey.of(refused.toPublicKey())).as(refused.toString()).isEmpty();
    }
  }

  @Test
  void negativeNumbersInDerAreNoKey() {
    DsaKey negative = new DsaKey(key.p().negate(), key.q(), key.g(), key.y());

    assertThat(DsaKey.of(negative.toPublicKey())).isEmpty();
  }

  @Test
  void keyOfAnotherKindIsNone() throws Exception {
    PublicKey rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();

    assertThat(DsaKey.of(rsa)).isEmpty();
    assertThatThrownBy(() -> DsaKey.ofInfo(rsa.getEncoded()))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void bothFormsOfABareKeyAreRead() throws Exception {
    assertThat(DsaKey.ofMpis(key.toMpis())).contains(key);
    assertThat(DsaKey.ofInfo(key.toPublicKey().getEncoded())).contains(key);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyShorterFormOfABareKeyAndOneOctetMoreIsRefused(boolean der) {
    byte[] whole = der ? key.toPublicKey().getEncoded() : key.toMpis();
    for (int length = 0; length <= whole.length + 1; length++) {
      byte[] other = Arrays.copyOf(whole, length);
      if (length != whole.length) {
        assertThatThrownBy(
                () -> {
                  var unused = der ? DsaKey.ofInfo(other) : DsaKey.ofMpis(other);
                })
            .isInstanceOf(UndecodableException.class);
      }
    }
  }

  @Test
  void sameMessageIsSignedTheSameWayAndAnotherWithAnotherSecretNumber() {
    assertThat(pair.sign(digest)).isEqualTo(signature);
    assertThat(pair.sign(Hash.SHA_1.newDigest().digest()).r()).isNotEqualTo(signature.r());
  }
}
