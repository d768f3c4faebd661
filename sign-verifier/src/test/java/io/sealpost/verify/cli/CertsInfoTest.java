package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of files of certificates and keys that somebody else made. */
@Tag("any-locale")
class CertsInfoTest {
  private static final char[] PASSWORD = "a secret".toCharArray();

  @TempDir Path directory;
  private TestCertificate peer;

  @BeforeEach
  void makeCertificate() throws IOException {
    peer =
        TestAuthority.create(directory, "ca")
            .certificate("peer")
            .host("peer.example.net")
            .address("192.0.2.7")
            .forServers()
            .issue();
    Files.setPosixFilePermissions(peer.key(), PosixFilePermissions.fromString("rw-------"));
  }

  private static CommandRun info(Object... arguments) {
    Object[] all = new Object[arguments.length + 2];
    all[0] = "certs";
    all[1] = "info";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandRun.of(all);
  }

  private byte[] der() throws Exception {
    return peer.certificate().getEncoded();
  }

  private static String hex(String algorithm, byte[] der) throws Exception {
    return HexFormat.ofDelimiter(":")
        .withUpperCase()
        .formatHex(MessageDigest.getInstance(algorithm).digest(der));
  }

  private Path store(String type) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setKeyEntry("peer", peer.privateKey(), PASSWORD, new Certificate[] {peer.certificate()});
    Path file = directory.resolve("peer." + type);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD);
    }
    return file;
  }

  private Path password(String text) throws IOException {
    return Files.writeString(directory.resolve("password"), text + "\n");
  }

  @Test
  void certificateIsShownWithBothSpellingsOfItsFingerprints() throws Exception {
    CommandRun run = info(peer.cert());

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("subject      CN=peer,O=Sealpost tests\n")
        .contains("issuer       CN=ca,O=Sealpost tests\n")
        .contains("names        peer.example.net, 192.0.2.7\n")
        .contains("is a CA      no\n")
        .contains("for          TLS server\n")
        .contains("key          EC P-256\n")
        .contains("key usage    digital signature\n")
        .contains("days left    59\n")
        .contains(" sha-1:" + hex("SHA-1", der()) + "\n")
        .contains(" SHA1:" + hex("SHA-1", der()) + "\n")
        .contains(" sha-256:" + hex("SHA-256", der()) + "\n")
        .contains(" SHA256:" + hex("SHA-256", der()) + "\n");
  }

  @Test
  void derIsReadLikePem() throws Exception {
    Path der = Files.write(directory.resolve("peer.der"), der());

    assertThat(info(der).out().lines().skip(1))
        .isEqualTo(info(peer.cert()).out().lines().skip(1).toList());
  }

  @Test
  void privateKeyIsSaidToBeThereAndNotShown() throws Exception {
    CommandRun run = info(peer.key());

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("  private key\n    key          EC P-256, not shown\n");
    String secret = Files.readAllLines(peer.key()).get(1);
    assertThat(run.out() + run.err()).doesNotContain(secret.substring(0, 20));
    assertThat(run.out().lines()).hasSize(3);
  }

  @Test
  void privateKeyThatEverybodyCanReadIsAFinding() throws IOException {
    Files.setPosixFilePermissions(peer.key(), PosixFilePermissions.fromString("rw-r-----"));
    assertThat(info(peer.key()).status()).as("a group may be meant to").isZero();

    Files.setPosixFilePermissions(peer.key(), PosixFilePermissions.fromString("rw-r--r--"));
    CommandRun run = info(peer.key());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("attention: everybody can read this private key");
  }

  @ParameterizedTest
  @CsvSource({"PKCS12", "JKS"})
  void keyStoreIsReadWithItsPassword(String type) throws Exception {
    Path store = store(type);

    CommandRun run = info("--password-file", password("a secret"), store);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("EC P-256, not shown").contains(hex("SHA-256", der()));
    CommandRun wrong = info("--password-file", password("another"), store);
    assertThat(wrong.status()).isEqualTo(3);
    assertThat(wrong.err()).contains(store + ": ");
  }

  @Test
  void encryptedKeyStoreWithoutPasswordIsUnreadable() throws Exception {
    CommandRun run = info(store("PKCS12"));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("whose password is needed");
  }

  @Test
  void expiredCertificateIsAFinding() {
    TestCertificate old =
        TestAuthority.create(directory.resolve("old"), "ca").certificate("old").expired().issue();
    CommandRun run = info(peer.cert(), old.cert());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).containsOnlyOnce("attention: expired on 20").contains("days left    0\n");
  }

  @Test
  void certificateThatIsNotValidYetIsAFinding() {
    Instant soon = Instant.now().plus(Duration.ofDays(2));
    TestCertificate early =
        TestAuthority.create(directory.resolve("early"), "ca")
            .certificate("early")
            .valid(soon, soon.plus(Duration.ofDays(2)))
            .issue();

    assertThat(info(early.cert()).status()).isEqualTo(1);
    assertThat(info(early.cert()).out()).contains("attention: is not valid before 20");
  }

  @Test
  void fewerDaysThanAskedForAreAFinding() {
    assertThat(info("--least-days", 59, peer.cert()).status()).isZero();

    CommandRun run = info("--least-days", 60, peer.cert());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("attention: 59 days left, fewer than 60");
  }

  @Test
  void everythingInAFileIsShownInItsOrder() throws IOException {
    Path all =
        Files.writeString(
            directory.resolve("all.pem"),
            "some words\n"
                + Files.readString(peer.key())
                + Files.readString(peer.cert())
                + "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder()
                    .encodeToString(peer.certificate().getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n"
                + "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----\n");

    assertThat(info(all).out().lines().filter(line -> line.matches("  \\S.*")))
        .startsWith("  private key", "  certificate", "  public key", "  CERTIFICATE REQUEST");
  }

  @Test
  void standardInputIsRead() throws IOException {
    CommandRun run = CommandRun.withInput(Files.readAllBytes(peer.cert()), "certs", "info", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("peer.example.net");
  }

  @Test
  void unreadableFilesAreNamed() throws IOException {
    Path missing = directory.resolve("missing.pem");
    assertThat(info(missing).err()).contains(missing + ": no such file");
    assertThat(info(missing).status()).isEqualTo(3);

    Path empty = Files.writeString(directory.resolve("empty.pem"), "");
    assertThat(info(empty).err()).contains(empty + ": has no certificate and no key");

    Path damaged =
        Files.writeString(
            directory.resolve("damaged.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    assertThat(info(damaged).status()).isEqualTo(3);
    assertThat(info(damaged).err()).contains(damaged + ": CERTIFICATE: damaged");

    Path torn = Files.write(directory.resolve("torn.der"), new byte[] {0x30, (byte) 0x82, 1});
    assertThat(info(torn).status()).isEqualTo(3);
  }

  @Test
  void signingCertificateOfAnAppenderHasNoEnd() {
    Path base = directory.resolve("sign");
    CommandRun.of("certs", "sign", "--app-name", "a", "--out", base, "host.example.net");

    CommandRun run = info("--least-days", 36_500, directory.resolve("sign-cert.pem"));

    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("days left    no end").contains("key          DSA 2048/256");
  }
}
