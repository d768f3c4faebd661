package io.sealpost.sign.key;

import static io.sealpost.sign.SigningSetup.HEADER;
import static io.sealpost.sign.SigningSetup.NOON;
import static io.sealpost.sign.SigningSetup.keyFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.sealpost.message.Header;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.key.KeySource.KeyFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
  private static final Optional<String> NO_PASSWORD = Optional.empty();
  private static final Optional<String> PASSWORD = Optional.of("open-sesame");

  @TempDir Path spool;

  @ParameterizedTest
  @CsvSource({
    "dsa2048-pkcs8.pem,                 false",
    "dsa2048-traditional.pem,           false",
    "dsa2048-after-parameters.pem,      false",
    "dsa2048-pkcs8-encrypted.pem,       true",
    "dsa2048-pkcs8-scrypt.pem,          true",
    "dsa2048-traditional-encrypted.pem, true",
  })
  void keyIsReadFromEveryFormOfPem(String file, boolean encrypted) throws IOException {
    SigningKey key =
        load(Hash.SHA_256, files(file, Optional.empty(), encrypted ? PASSWORD : NO_PASSWORD));

    // sha256sum of `openssl pkey -pubout -outform DER`
    assertThat(key.fingerprint().replace(":", "").toLowerCase(Locale.ROOT))
        .isEqualTo("sha-256d55e036ee3e775caaa3c8e9c86cc0be35b22a4573c9841c0ba1d0e07e38ce091");
    assertThat(key.blob()).startsWith("K ");
    assertThat(key.certificate()).isEmpty();
  }

  @Test
  void withACertificateItIsSentAndFingerprinted() throws IOException {
    SigningKey key =
        load(
            Hash.SHA_256, files("dsa2048-pkcs8.pem", Optional.of("dsa2048-cert.pem"), NO_PASSWORD));

    // openssl x509 -fingerprint -sha256
    assertThat(key.fingerprint())
        .isEqualTo(
            "sha-256:89:8D:54:82:6C:54:13:C0:85:D5:53:2C:C9:24:2D:4F:"
                + "A8:48:66:F9:E7:81:72:2B:8E:94:9C:69:D2:16:1F:DB");
    assertThat(key.blob()).startsWith("C MII");
    assertThat(key.certificate()).isPresent();
  }

  @Test
  void aCertificateThatIsNotSentIsNotWhatTheFingerprintIsOf() throws IOException {
    KeyFiles files = files("dsa2048-pkcs8.pem", Optional.of("dsa2048-cert.pem"), NO_PASSWORD);
    SignConfig bare =
        new SignConfig(
            SignatureScheme.DSA_SHA_256,
            Optional.of(files),
            Optional.of(KeyBlobType.K),
            Duration.ofSeconds(5),
            2048);
    SigningKey withoutCertificate =
        load(Hash.SHA_256, files("dsa2048-pkcs8.pem", Optional.empty(), NO_PASSWORD));

    assertThat(bare.loadKey(spool, HEADER, NOON).fingerprint())
        .isEqualTo(withoutCertificate.fingerprint());
  }

  @Test
  void passwordsAreNotShown() {
    KeyFiles files = new KeyFiles(Path.of("key.pem"), Optional.empty(), Optional.of("secret"));

    assertThat(files.toString()).contains("key.pem").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dsa2048-pkcs8-encrypted.pem", "dsa2048-traditional-encrypted.pem"})
  void encryptedKeyIsRefusedWithoutItsPasswordAndWithAnother(String file) {
    assertThatIOException()
        .isThrownBy(() -> load(Hash.SHA_256, files(file, Optional.empty(), NO_PASSWORD)))
        .withMessageContaining(file)
        .withMessageContaining("password");
    assertThatIOException()
        .isThrownBy(() -> load(Hash.SHA_256, files(file, Optional.empty(), Optional.of("wrong"))))
        .withMessageContaining(file)
        .withMessageContaining("password");
  }

  @Test
  void keyThatDoesNotFitTheHashIsRefusedWithItsSizeAndWhatIsAllowed() {
    assertThatIOException()
        .isThrownBy(() -> load(Hash.SHA_1, files("dsa2048-pkcs8.pem")))
        .withMessageContaining("dsa2048-pkcs8.pem is a DSA key of 2048/256 bits")
        .withMessageContaining("SHA-1: allowed are 1024/160");
    assertThatIOException()
        .isThrownBy(() -> load(Hash.SHA_256, files("dsa1024-pkcs8.pem")))
        .withMessageContaining("dsa1024-pkcs8.pem is a DSA key of 1024/160 bits")
        .withMessageContaining("SHA-256: allowed are 2048/224");
  }

  @Test
  void keyOfAnotherSchemesKindIsRefused() {
    assertThatIOException()
        .isThrownBy(() -> load(SignatureScheme.ED25519, files("dsa2048-pkcs8.pem")))
        .withMessageContaining("dsa2048-pkcs8.pem is a DSA key of 2048/256 bits")
        .withMessageContaining("does not fit ed25519");
    assertThatIOException()
        .isThrownBy(() -> load(SignatureScheme.ECDSA_P256, files("ed25519-pkcs8.pem")))
        .withMessageContaining(
            "ed25519-pkcs8.pem is an Ed25519 key, which does not fit ecdsa-p256");
    assertThatIOException()
        .isThrownBy(() -> load(SignatureScheme.DSA_SHA_256, files("p256-pkcs8.pem")))
        .withMessageContaining("p256-pkcs8.pem is an ECDSA key on P-256, which does not fit DSA");
  }

  @ParameterizedTest
  @CsvSource({
    "ECDSA_P256, p256-pkcs8.pem,       p256-cert.pem",
    "ECDSA_P256, p256-traditional.pem, p256-cert.pem",
    "ED25519,    ed25519-pkcs8.pem,    ed25519-cert.pem"
  })
  void keysOfVendorSchemesAreReadWithTheirCertificates(
      SignatureScheme scheme, String key, String certificate) throws Exception {
    SigningKey loaded = load(scheme, files(key, Optional.of(certificate), Optional.empty()));

    assertThat(certificate(loaded).getPublicKey()).isEqualTo(loaded.publicKey());
  }

  @Test
  void keysOfOtherKindsAndFilesWithoutAKeyAreRefusedByName() throws IOException {
    assertThatIOException()
        .isThrownBy(() -> load(Hash.SHA_256, files("rsa.pem")))
        .withMessageContaining("rsa.pem: the private key is not DSA");
    assertThatIOException()
        .isThrownBy(() -> load(SignatureScheme.ECDSA_P256, files("p384.pem")))
        .withMessageContaining("p384.pem: the private key is not DSA, ECDSA on P-256");
    assertThatIOException()
        .isThrownBy(() -> load(Hash.SHA_256, files("dsa2048-cert.pem")))
        .withMessageContaining("dsa2048-cert.pem: no private key in PEM form inside");
    assertThatIOException()
        .isThrownBy(() -> load(Hash.SHA_256, files("missing.pem")))
        .withMessageContaining("missing.pem: no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "MAA=", "MIIBAgEAMIIBAg==", "!!!!"})
  void damagedKeyIsRefusedByName(String base64) throws IOException {
    for (String type : List.of("PRIVATE KEY", "DSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY")) {
      Path file = spool.resolve("damaged.pem");
      Files.writeString(
          file, "-----BEGIN " + type + "-----\n" + base64 + "\n-----END " + type + "-----\n");
      KeyFiles files = new KeyFiles(file, Optional.empty(), PASSWORD);

      assertThatIOException()
          .as(type)
          .isThrownBy(() -> load(Hash.SHA_256, files))
          .withMessageContaining("damaged.pem");
    }
  }

  @Test
  void certificateOfAnotherKeyIsRefused() {
    assertThatIOException()
        .isThrownBy(
            () ->
                load(
                    Hash.SHA_256,
                    files("dsa2048-pkcs8.pem", Optional.of("dsa1024-cert.pem"), NO_PASSWORD)))
        .withMessageContaining("dsa1024-cert.pem is the certificate of another key");
  }

  @Test
  void certificateAsKeyBlobNeedsOne() {
    SignConfig config =
        config(
            SignatureScheme.DSA_SHA_256,
            Optional.of(files("dsa2048-pkcs8.pem")),
            Optional.of(KeyBlobType.C));

    assertThatIOException()
        .isThrownBy(() -> config.loadKey(spool, HEADER, NOON))
        .withMessageContaining("keyBlob C");
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void keyIsMadeOnceAndKept(SignatureScheme scheme) throws Exception {
    SigningKey made = generated(scheme);
    SigningKey kept = generated(scheme);

    assertThat(kept.fingerprint()).isEqualTo(made.fingerprint());
    assertThat(kept.blob()).isEqualTo(made.blob()).startsWith("C ");
  }

  @ParameterizedTest
  @EnumSource(Hash.class)
  void dsaKeyIsMadeToFitTheHash(Hash hash) throws Exception {
    SigningKey made = generated(SignatureScheme.dsa(hash));

    DSAPublicKey key = (DSAPublicKey) made.publicKey();
    assertThat(key.getParams().getP().bitLength()).isEqualTo(hash == Hash.SHA_1 ? 1024 : 2048);
    assertThat(key.getParams().getQ().bitLength()).isEqualTo(hash == Hash.SHA_1 ? 160 : 256);
  }

  @Test
  void twoDirectoriesHaveTwoKeys(@TempDir Path other) throws IOException {
    SignConfig config = config(SignatureScheme.DSA_SHA_256, Optional.empty(), Optional.empty());

    assertThat(config.loadKey(other, HEADER, NOON).fingerprint())
        .isNotEqualTo(generated(Hash.SHA_256).fingerprint());
  }

  @Test
  void madeFilesAreForTheirOwnersEyes() throws IOException {
    generated(Hash.SHA_256);

    for (String name : List.of("sign-key.pem", "sign-cert.pem")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool.resolve(name))))
          .isEqualTo("rw-------");
    }
    try (var files = Files.list(spool)) {
      assertThat(files).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rw-------, false",
    "r--------, false",
    "rw--w--w-, false",
    "rw-r-----, true",
    "rw----r--, true"
  })
  void keyIsExposedIfGroupOrOthersMayReadIt(String permissions, boolean exposed)
      throws IOException {
    Path file = Files.copy(keyFile("dsa1024-pkcs8.pem"), spool.resolve("key.pem"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

    assertThat(load(Hash.SHA_1, files(file.toString())).exposedFile())
        .isEqualTo(exposed ? Optional.of(file) : Optional.empty());
  }

  @Test
  void madeKeyIsNotExposed() throws IOException {
    assertThat(generated(Hash.SHA_1).exposedFile()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void madeCertificateIsAnEndEntitysThatTheJdkReadsAndVerifies(SignatureScheme scheme)
      throws Exception {
    SigningKey key = generated(scheme);
    X509Certificate certificate = certificate(key);

    certificate.verify(key.publicKey());
    assertThat(certificate.getVersion()).isEqualTo(3);
    assertThat(certificate.getPublicKey()).isEqualTo(key.publicKey());
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getSubjectX500Principal().getName())
        .isEqualTo("OU=billing,CN=host.example.org");
    assertThat(certificate.getSubjectAlternativeNames())
        .containsExactly(List.of(2, "host.example.org"));
    assertThat(certificate.getNotBefore()).isEqualTo(NOON.instant().minus(Duration.ofDays(1)));
    assertThat(certificate.getNotAfter()).isEqualTo("9999-12-31T23:59:59Z");
  }

  @ParameterizedTest
  @CsvSource({"192.0.2.7, 7", "2001:db8::7, 7", "'#1=a\\,b+c', 2", "-, 2"})
  void everyHostNameThatAHeaderCanHoldGivesACertificate(String host, int kindOfName)
      throws Exception {
    Header header = new Header(HEADER.facility(), host, "a".repeat(48), "1");
    SignConfig config = config(SignatureScheme.DSA_SHA_1, Optional.empty(), Optional.empty());

    X509Certificate certificate = certificate(config.loadKey(spool, header, NOON));
    assertThat(certificate.getSubjectAlternativeNames())
        .singleElement()
        .satisfies(name -> assertThat(name.get(0)).isEqualTo(kindOfName));
  }

  @Test
  void certificateThatACrashLeftWithoutItsKeyIsReplaced() throws Exception {
    String first = generated(Hash.SHA_1).fingerprint();
    Files.delete(spool.resolve("sign-key.pem"));
    Files.writeString(spool.resolve("sign-key.pem.tmp"), "torn");

    assertThat(generated(Hash.SHA_1).fingerprint()).isNotEqualTo(first);
    assertThat(generated(Hash.SHA_1).fingerprint()).isNotEqualTo(first);
  }

  @Test
  void madeKeyIsNotReplacedWhenTheHashChanges() throws IOException {
    String before = generated(Hash.SHA_1).fingerprint();

    assertThatIOException()
        .isThrownBy(() -> generated(Hash.SHA_256))
        .withMessageContaining("sign-key.pem is a DSA key of 1024/160 bits");
    assertThat(generated(Hash.SHA_1).fingerprint()).isEqualTo(before);
  }

  private SigningKey generated(Hash hash) throws IOException {
    return generated(SignatureScheme.dsa(hash));
  }

  private SigningKey generated(SignatureScheme scheme) throws IOException {
    return config(scheme, Optional.empty(), Optional.empty()).loadKey(spool, HEADER, NOON);
  }

  private SigningKey load(Hash hash, KeyFiles files) throws IOException {
    return load(SignatureScheme.dsa(hash), files);
  }

  private SigningKey load(SignatureScheme scheme, KeyFiles files) throws IOException {
    return config(scheme, Optional.of(files), Optional.empty()).loadKey(spool, HEADER, NOON);
  }

  private static SignConfig config(
      SignatureScheme scheme, Optional<KeySource> files, Optional<KeyBlobType> blob) {
    return new SignConfig(scheme, files, blob, Duration.ofSeconds(5), 2_048);
  }

  private static KeyFiles files(String key) {
    return files(key, Optional.empty(), NO_PASSWORD);
  }

  private static KeyFiles files(String key, Optional<String> cert, Optional<String> password) {
    Path directory = keyFile("rsa.pem").getParent();
    return new KeyFiles(directory.resolve(key), cert.map(directory::resolve), password);
  }

  private static X509Certificate certificate(SigningKey key) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(key.certificate().orElseThrow()));
  }
}
