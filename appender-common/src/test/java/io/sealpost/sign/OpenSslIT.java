package io.sealpost.sign;

import static io.sealpost.sign.SigningSetup.HEADER;
import static io.sealpost.sign.SigningSetup.NOON;
import static io.sealpost.sign.SigningSetup.messages;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.Hash;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.KeySource;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.sign.key.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What we sign, verified by OpenSSL. Nothing here uses our reader: blocks are taken apart as the
 * text of RFC 5848 says.
 */
@NeedsOpenSsl
class OpenSslIT {
  private static final Pattern SIGN = Pattern.compile(" SIGN=\"([^\"]+)\"(?=])");
  private static final Pattern FRAGMENT = Pattern.compile(" FRAG=\"([^\"]+)\"");
  private static final Pattern HASHES = Pattern.compile(" HB=\"([^\"]+)\"");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void blocksOfASessionVerifyUnderTheKeyInTheCertificateThatTheyCarry(SignatureScheme scheme)
      throws Exception {
    RunningSession session = start(scheme, KeyBlobType.C);
    Path key = publicKeyOfCertificate(payload(session));

    assertAllVerify(scheme, key, session);
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void blocksOfASessionVerifyUnderTheBareKeyThatTheyCarry(SignatureScheme scheme) throws Exception {
    RunningSession session = start(scheme, KeyBlobType.K);
    String[] payload = payload(session);
    assertThat(payload[1]).isEqualTo("K");
    byte[] blob = Base64.getDecoder().decode(payload[2]);
    Path key = scheme.isDsa() ? publicKeyOfNumbers(blob) : publicKeyOfInfo(blob);

    assertAllVerify(scheme, key, session);
  }

  @ParameterizedTest
  @EnumSource(Hash.class)
  void hashesAreThoseThatOpenSslComputes(Hash hash) throws Exception {
    String block = text(start(SignatureScheme.dsa(hash), KeyBlobType.N).blocks(messages(1)).get(0));
    Path message = Files.write(directory.resolve("message"), SigningSetup.message(1));

    String digest = OpenSsl.run("dgst", option(hash), "-r", message.toString()).output();
    byte[] ours = Base64.getDecoder().decode(group(HASHES, block));
    assertThat(digest).startsWith(HexFormat.of().formatHex(ours) + " ");
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void certificateThatWeMakeIsGood(SignatureScheme scheme) throws Exception {
    start(scheme, KeyBlobType.C);
    String certificate = directory.resolve("sign-cert.pem").toString();

    OpenSsl verified =
        OpenSsl.run(
            "verify",
            "-attime",
            Long.toString(NOON.instant().getEpochSecond()),
            "-check_ss_sig",
            "-partial_chain",
            "-auth_level",
            "0",
            "-trusted",
            certificate,
            certificate);
    assertThat(verified.output()).isEqualTo(certificate + ": OK\n");
    String shown = OpenSsl.run("x509", "-in", certificate, "-noout", "-text").output();
    assertThat(shown)
        .contains("Version: 3 (0x2)", "CN = host.example.org", "DNS:host.example.org", "CA:FALSE")
        .contains("Signature Algorithm: " + signatureAlgorithm(scheme));
    assertThat(OpenSsl.run("pkey", "-in", directory.resolve("sign-key.pem").toString(), "-noout"))
        .isEqualTo(new OpenSsl(0, ""));
  }

  private static String signatureAlgorithm(SignatureScheme scheme) {
    return switch (scheme) {
      case DSA_SHA_1 -> "dsaWithSHA1";
      case DSA_SHA_256 -> "dsa_with_SHA256";
      case ECDSA_P256 -> "ecdsa-with-SHA256";
      case ED25519 -> "ED25519";
    };
  }

  private void assertAllVerify(SignatureScheme scheme, Path key, RunningSession session)
      throws IOException {
    List<byte[]> signed = new ArrayList<>(session.certificateBlocks());
    signed.addAll(session.blocks(messages(100)));
    assertThat(signed).hasSizeGreaterThan(3);
    for (byte[] block : signed) {
      assertThat(verify(scheme, key, text(block), signatureOf(scheme, block)).status()).isZero();
      String changed = text(block).replaceFirst("VER", "VEB");
      assertThat(verify(scheme, key, changed, signatureOf(scheme, block)).status()).isNotZero();
    }
  }

  private OpenSsl verify(SignatureScheme scheme, Path key, String block, byte[] signature)
      throws IOException {
    Path data = directory.resolve("signed");
    Files.writeString(data, SIGN.matcher(block).replaceFirst(""), US_ASCII);
    String file = Files.write(directory.resolve("signature"), signature).toString();
    return scheme == SignatureScheme.ED25519
        ? OpenSsl.run(
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            key.toString(),
            "-rawin",
            "-in",
            data.toString(),
            "-sigfile",
            file)
        : OpenSsl.run(
            "dgst",
            option(scheme.hash()),
            "-verify",
            key.toString(),
            "-signature",
            file,
            data.toString());
  }

  /** SIGN as OpenSSL takes it. */
  private static byte[] signatureOf(SignatureScheme scheme, byte[] block) throws IOException {
    byte[] sign = Base64.getDecoder().decode(group(SIGN, text(block)));
    return scheme.isDsa() ? derOfNumbers(sign) : sign;
  }

  /** Two MPIs into {@code SEQUENCE {r, s}}, with Bouncy Castle instead of our own codec. */
  private static byte[] derOfNumbers(byte[] mpis) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(mpis);
    ASN1EncodableVector pair = new ASN1EncodableVector();
    pair.add(new ASN1Integer(mpi(in)));
    pair.add(new ASN1Integer(mpi(in)));
    assertThat(in.hasRemaining()).isFalse();
    return new DERSequence(pair).getEncoded();
  }

  private static BigInteger mpi(ByteBuffer in) {
    int bits = in.getShort();
    byte[] magnitude = new byte[(bits + 7) / 8];
    in.get(magnitude);
    BigInteger value = new BigInteger(1, magnitude);
    assertThat(value.bitLength()).isEqualTo(bits);
    return value;
  }

  private Path publicKeyOfCertificate(String[] payload) throws IOException {
    assertThat(payload[1]).isEqualTo("C");
    Path der = directory.resolve("carried.der");
    Files.write(der, Base64.getDecoder().decode(payload[2]));
    OpenSsl key = OpenSsl.run("x509", "-inform", "DER", "-in", der.toString(), "-noout", "-pubkey");
    assertThat(key.status()).isZero();
    return Files.writeString(directory.resolve("public.pem"), key.output());
  }

  /** The numbers p, q, g, y in the ASN.1 of RFC 3279, assembled by OpenSSL. */
  private Path publicKeyOfNumbers(byte[] mpis) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(mpis);
    Path recipe = directory.resolve("key.cnf");
    Files.writeString(
        recipe,
        String.format(
            Locale.ROOT,
            """
        asn1=SEQUENCE:info
        [info]
        algorithm=SEQUENCE:algorithm
        key=BITWRAP,INTEGER:0x%4$s
        [algorithm]
        oid=OID:1.2.840.10040.4.1
        domain=SEQUENCE:domain
        [domain]
        p=INTEGER:0x%1$s
        q=INTEGER:0x%2$s
        g=INTEGER:0x%3$s
        """,
            mpi(in).toString(16),
            mpi(in).toString(16),
            mpi(in).toString(16),
            mpi(in).toString(16)));
    assertThat(in.hasRemaining()).isFalse();
    Path der = directory.resolve("made.der");
    OpenSsl made =
        OpenSsl.run("asn1parse", "-genconf", recipe.toString(), "-noout", "-out", der.toString());
    assertThat(made.status()).as(made.output()).isZero();
    return publicKeyOfInfo(Files.readAllBytes(der));
  }

  private Path publicKeyOfInfo(byte[] info) throws IOException {
    Path der = Files.write(directory.resolve("public.der"), info);
    Path pem = directory.resolve("public.pem");
    OpenSsl key =
        OpenSsl.run(
            "pkey", "-pubin", "-inform", "DER", "-in", der.toString(), "-out", pem.toString());
    assertThat(key.status()).as(key.output()).isZero();
    return pem;
  }

  /** Time, type and blob of the payload that the certificate blocks carry. */
  private static String[] payload(RunningSession session) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (byte[] block : session.certificateBlocks()) {
      text.writeBytes(group(FRAGMENT, text(block)).getBytes(US_ASCII));
    }
    return text.toString(US_ASCII).split(" ", -1);
  }

  private RunningSession start(SignatureScheme scheme, KeyBlobType blob) throws IOException {
    Optional<KeySource> made = Optional.empty();
    SignConfig config =
        new SignConfig(
            scheme, made, Optional.of(blob), Duration.ofSeconds(5), maxBlockOctets(scheme));
    SigningKey key = config.loadKey(directory, HEADER, NOON);
    return new RunningSession(
        1, 0, new Signer(key, HEADER, 32473, Optional.of(SigningSetup.SOFTWARE), NOON), config);
  }

  /** So that the payload needs several fragments, or the session several blocks. */
  private static int maxBlockOctets(SignatureScheme scheme) {
    return scheme.isDsa() ? 1_180 : 800;
  }

  private static String option(Hash hash) {
    return hash == Hash.SHA_1 ? "-sha1" : "-sha256";
  }

  private static String group(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }

  private static String text(byte[] octets) {
    return new String(octets, US_ASCII);
  }
}
