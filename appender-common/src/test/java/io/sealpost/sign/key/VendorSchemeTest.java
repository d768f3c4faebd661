package io.sealpost.sign.key;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.ArchivedLog;
import io.sealpost.sign.Block;
import io.sealpost.sign.MalformedBlockException;
import io.sealpost.sign.MalformedBlockException.Fault;
import io.sealpost.sign.PayloadBlock;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.dsa.DsaSignature;
import io.sealpost.sign.encoding.Base64Text;
import io.sealpost.testing.Excerpt;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The schemes of docs/vendor-schemes.md, and that no key checks what another kind of key signed.
 */
class VendorSchemeTest {
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
  private static final SignedOctets OCTETS = new SignedOctets(MESSAGE, 0, MESSAGE.length);
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger ED25519_ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  @ParameterizedTest
  @CsvSource({
    "ECDSA_P256, EC,      SHA256withECDSA",
    "ED25519,    Ed25519, Ed25519",
  })
  void whatTheJdkSignedVerifiesUnlessAnOctetDiffers(
      SignatureScheme scheme, String keyAlgorithm, String algorithm) throws Exception {
    KeyPair pair = generator(keyAlgorithm).generateKeyPair();
    byte[] sign = signedByTheJdk(pair, algorithm);
    VerificationKey key = VerificationKey.of(pair.getPublic()).orElseThrow();

    assertThat(key.verifies(scheme, OCTETS, sign)).isTrue();
    assertThat(key.verifies(scheme, new SignedOctets(MESSAGE, 1, 7), sign)).isFalse();
    for (int at = 0; at < sign.length; at++) {
      byte[] changed = sign.clone();
      changed[at] ^= 1;
      assertThat(key.verifies(scheme, OCTETS, changed)).as("octet %d", at).isFalse();
      assertThat(key.verifies(scheme, OCTETS, Arrays.copyOf(sign, at))).isFalse();
    }
  }

  private static KeyPairGenerator generator(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(256);
    }
    return generator;
  }

  private static byte[] signedByTheJdk(KeyPair pair, String algorithm) throws Exception {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(pair.getPrivate());
    signer.update(MESSAGE);
    return signer.sign();
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void blockVerifiesUnderAKeyOfItsOwnSchemeOnly(SignatureScheme scheme) throws Exception {
    Map<SignatureScheme, VerificationKey> keys = new EnumMap<>(SignatureScheme.class);
    for (SignatureScheme other : SignatureScheme.values()) {
      keys.put(other, keyOf(SigningSetup.of(other, KeyBlobType.K).archive(1)));
    }
    Block block = SigningSetup.of(scheme, KeyBlobType.K).archive(1).blocks().get(1);

    keys.forEach((of, key) -> assertThat(block.verify(key)).as("%s", of).isEqualTo(of == scheme));
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256", "ED25519"})
  void everyOctetOfABlockThatChangesIsNoticed(SignatureScheme scheme) throws Exception {
    ArchivedLog log = SigningSetup.of(scheme, KeyBlobType.K).archive(2);
    VerificationKey key = keyOf(log);
    byte[] block = log.lines().get(log.lines().size() - 1);
    assertThat(verifies(block, key)).isTrue();
    for (int at = 0; at < block.length; at++) {
      byte[] changed = block.clone();
      changed[at] ^= 1;
      assertThat(verifies(changed, key)).as(Excerpt.of(new String(changed, ISO_8859_1))).isFalse();
    }
  }

  private static boolean verifies(byte[] line, VerificationKey key) {
    try {
      return ArchivedLog.blockOf(line).filter(block -> block.verify(key)).isPresent();
    } catch (MalformedBlockException e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ECDSA_P256", "ED25519"})
  void sameOctetsAreSignedTheSameWay(SignatureScheme scheme) throws Exception {
    SigningKey key = SigningSetup.of(scheme, KeyBlobType.K).key();

    byte[] sign = key.sign(MESSAGE, 0, 7);
    assertThat(key.sign(MESSAGE, 0, 7)).isEqualTo(sign).hasSizeLessThanOrEqualTo(72);
    assertThat(key.sign(MESSAGE, 1, 7)).isNotEqualTo(sign);
  }

  @Test
  void numbersOfAnEcdsaSignatureOutsideTheirRangeAreRefused() throws Exception {
    KeyPair pair = generator("EC").generateKeyPair();
    VerificationKey key = VerificationKey.of(pair.getPublic()).orElseThrow();
    DsaSignature good = DsaSignature.decodeDer(signedByTheJdk(pair, "SHA256withECDSA"));
    assertThat(verifies(key, good.r(), good.s())).isTrue();
    for (BigInteger bad :
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE.negate(),
            P256_ORDER,
            P256_ORDER.shiftLeft(9_000),
            good.r().add(P256_ORDER),
            good.s().add(P256_ORDER))) {
      assertThat(verifies(key, bad, good.s())).isFalse();
      assertThat(verifies(key, good.r(), bad)).isFalse();
      assertThat(verifies(key, bad, bad)).isFalse();
    }
  }

  private static boolean verifies(VerificationKey key, BigInteger r, BigInteger s)
      throws Exception {
    BigInteger all = BigInteger.ONE.shiftLeft(20_000); // the encoder's bound, not that of the curve
    byte[] sign =
        r.signum() < 0 || s.signum() < 0
            ? HexFormat.of().parseHex("30060201ff0201ff")
            : StandardDSAEncoding.INSTANCE.encode(all, r, s);
    return key.verifies(SignatureScheme.ECDSA_P256, OCTETS, sign);
  }

  @Test
  void otherSpellingOfAnEd25519SignatureIsRefused() throws Exception {
    KeyPair pair = generator("Ed25519").generateKeyPair();
    VerificationKey key = VerificationKey.of(pair.getPublic()).orElseThrow();
    byte[] sign = signedByTheJdk(pair, "Ed25519");
    byte[] s = reversed(Arrays.copyOfRange(sign, 32, 64));
    byte[] sum = new BigInteger(1, s).add(ED25519_ORDER).toByteArray();
    byte[] other = Arrays.copyOf(sign, 64);
    System.arraycopy(reversed(sum), 0, other, 32, 32);

    assertThat(key.verifies(SignatureScheme.ED25519, OCTETS, sign)).isTrue();
    assertThat(key.verifies(SignatureScheme.ED25519, OCTETS, other)).isFalse();
    assertThat(key.verifies(SignatureScheme.ED25519, OCTETS, new byte[64])).isFalse();
  }

  private static byte[] reversed(byte[] octets) {
    byte[] reversed = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      reversed[i] = octets[octets.length - 1 - i];
    }
    return reversed;
  }

  @ParameterizedTest
  @CsvSource({
    "ECDSA_P256, ''",
    "ECDSA_P256, 00080100080100", // MPIs are DSA's
    "ECDSA_P256, 3006020101020101ff",
    "ED25519, ''",
    "ED25519, 3006020101020101"
  })
  void signThatHasNotTheFormOfItsSchemeIsMalformed(SignatureScheme scheme, String hex)
      throws Exception {
    ArchivedLog log = SigningSetup.of(scheme, KeyBlobType.K).archive(1);
    String block = new String(log.lines().get(2), US_ASCII);
    String sign = Base64Text.encode(HexFormat.of().parseHex(hex));
    String changed = block.replaceFirst("SIGN=\"[^\"]*\"", "SIGN=\"" + sign + "\"");

    assertThat(faultOf(block)).isEmpty();
    assertThat(faultOf(changed)).contains(Fault.MALFORMED_SIGNATURE);
  }

  private static Optional<Fault> faultOf(String block) {
    try {
      assertThat(ArchivedLog.blockOf(block.getBytes(US_ASCII))).isPresent();
      return Optional.empty();
    } catch (MalformedBlockException e) {
      return Optional.of(e.fault());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "Ed25519"})
  void bareKeyHasOneEncodingThatIsRead(String algorithm) throws Exception {
    byte[] info = generator(algorithm).generateKeyPair().getPublic().getEncoded();

    assertThat(keyIn(info))
        .map(VerificationKey::publicKey)
        .map(key -> key.getEncoded())
        .contains(info);
    for (int length = 0; length < info.length + 2; length++) {
      if (length != info.length) {
        assertThat(keyIn(Arrays.copyOf(info, length))).as("%d octets", length).isEmpty();
      }
    }
    for (int at = 0; at < info.length; at++) {
      byte[] changed = info.clone();
      changed[at] ^= 2;
      keyIn(changed).ifPresent(key -> assertThat(key.publicKey().getEncoded()).isEqualTo(changed));
    }
  }

  @Test
  void pointsThatAreNotOnTheirCurveAreNoKey() throws Exception {
    byte[] info = generator("EC").generateKeyPair().getPublic().getEncoded();
    List<byte[]> bad = new ArrayList<>();
    for (int at : new int[] {26, 27, 58, 59, 90}) {
      byte[] changed = info.clone();
      changed[at] ^= 1;
      bad.add(changed);
    }
    byte[] zero = Arrays.copyOf(Arrays.copyOf(info, 27), 91);
    bad.add(zero);
    byte[] aboveTheModulus = info.clone();
    Arrays.fill(aboveTheModulus, 27, 91, (byte) 0xFF);
    bad.add(aboveTheModulus);
    byte[] noSquare = Curve.ED25519.publicKeyInfo(new byte[32]);
    noSquare[12] = 2;
    bad.add(noSquare);
    bad.add(Arrays.copyOf(Curve.ED25519.publicKeyInfo(filled(32)), 44));

    for (byte[] key : bad) {
      assertThat(keyIn(key)).as(HexFormat.of().formatHex(key)).isEmpty();
    }
  }

  private static byte[] filled(int octets) {
    byte[] filled = new byte[octets];
    Arrays.fill(filled, (byte) 0xFF);
    return filled;
  }

  @Test
  void keysOfOtherCurvesAreNone() throws Exception {
    KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
    p384.initialize(384);

    for (KeyPairGenerator generator : List.of(p384, KeyPairGenerator.getInstance("Ed448"))) {
      KeyPair pair = generator.generateKeyPair();
      assertThat(VerificationKey.of(pair.getPublic())).isEmpty();
      assertThat(keyIn(pair.getPublic().getEncoded())).isEmpty();
    }
  }

  private static Optional<VerificationKey> keyIn(byte[] blob) {
    byte[] payload = ("- K " + Base64Text.encode(blob)).getBytes(US_ASCII);
    return PayloadBlock.parse(payload).orElseThrow().key().flatMap(VerificationKey::of);
  }

  private static VerificationKey keyOf(ArchivedLog log) throws MalformedBlockException {
    return VerificationKey.of(log.key()).orElseThrow();
  }
}
