package io.sealpost.verify.cli.certs;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.verify.cli.CommandRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The making of certificates, as it is asked for on the command line. */
@Tag("any-locale")
class CertsCommandTest {
  @TempDir Path directory;

  private Path file(String name) {
    return directory.resolve(name);
  }

  private CommandRun certs(Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("certs"));
    all.addAll(Arrays.asList(arguments));
    return CommandRun.of(all.toArray());
  }

  private CommandRun ca(Object... more) {
    List<Object> all = new ArrayList<>(List.of("ca", "--out", file("ca")));
    all.addAll(Arrays.asList(more));
    return certs(all.toArray());
  }

  private CommandRun peer(String out, Object... more) {
    List<Object> all = new ArrayList<>(List.of("peer", "--ca", file("ca.pem"), "--out", file(out)));
    all.addAll(Arrays.asList(more));
    return certs(all.toArray());
  }

  private X509Certificate certificate(String name) throws IOException, GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file(name))));
  }

  private static Duration left(X509Certificate certificate) {
    return Duration.between(Instant.now(), certificate.getNotAfter().toInstant());
  }

  private static void assertUsage(CommandRun run, String message) {
    assertThat(run.err()).contains(message);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void caCertifiesAPeer() throws Exception {
    CommandRun made = ca();
    CommandRun certified = peer("billing", "billing.example.net", "192.0.2.7");

    assertThat(made.err() + certified.err()).isEmpty();
    assertThat(made.status() + certified.status()).isZero();
    certificate("billing.pem").verify(certificate("ca.pem").getPublicKey());
    assertThat(certificate("ca.pem").getSubjectX500Principal().getName())
        .matches("CN=Log CA \\d{4}-\\d\\d-\\d\\d [0-9a-f]{4}");
    assertThat(left(certificate("ca.pem"))).isBetween(Duration.ofDays(3649), Duration.ofDays(3650));
    assertThat(left(certificate("billing.pem")))
        .isBetween(Duration.ofDays(729), Duration.ofDays(730));
    for (String key : List.of("ca-key.pem", "billing-key.pem")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(key))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void namesAndTimesAreTheOnesAskedFor() throws Exception {
    ca("--name", "Example logs, of \"us\"", "--days", "100", "--key-type", "RSA-3072");
    peer("relay", "relay.example.net", "--days", "10", "--key-type", "ec-p384");

    assertThat(certificate("ca.pem").getSubjectX500Principal().getName())
        .contains("Example logs")
        .contains("us");
    assertThat(certificate("ca.pem").getPublicKey().getAlgorithm()).isEqualTo("RSA");
    assertThat(left(certificate("ca.pem")).toDays()).isEqualTo(99);
    assertThat(left(certificate("relay.pem")).toDays()).isEqualTo(9);
  }

  @Test
  void selfSignedPeerNeedsNoCa() throws Exception {
    CommandRun run = certs("peer", "--self-signed", "--out", file("a"), "a.example.net");

    assertThat(run.status()).isZero();
    certificate("a.pem").verify(certificate("a.pem").getPublicKey());
    assertThat(run.out())
        .containsPattern("\nfingerprint +sha-256:(..:){31}..\n")
        .containsPattern("\nfor rsyslog +SHA256:(..:){31}..\n");
    assertUsage(peer("b", "--self-signed", "b.example.net"), "--self-signed has no CA");
  }

  @Test
  void filesThatAreThereAreKeptUnlessForced() throws Exception {
    ca();
    byte[] before = Files.readAllBytes(file("ca-key.pem"));

    assertUsage(ca(), "ca-key.pem is there already: --force replaces it");
    assertThat(file("ca-key.pem")).hasBinaryContent(before);

    assertThat(ca("--force").status()).isZero();
    assertThat(Files.readAllBytes(file("ca-key.pem"))).isNotEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "36501", "1.5", "9999999999", "year"})
  void daysAreAWholeNumberInItsRange(String days) {
    assertUsage(ca("--days", days), days + ": must be a whole number of days from 1 to 36500");
  }

  @Test
  void mistakesAreNamedWithWhatIsAllowed() {
    ca();
    assertUsage(
        ca("--key-type", "dsa"), "dsa: must be one of ec-p256, ec-p384, rsa-3072, rsa-4096");
    assertUsage(ca("--name", "x".repeat(65)), "a common name has 1 to 64 characters");
    assertUsage(peer("a", "log_host"), "'log_host': allowed are host names");
    assertUsage(peer("missing/a", "a.example.net"), "--out: no directory " + file("missing"));
    assertUsage(certs("peer"), "Missing required parameter: 'NAME'");
    assertUsage(certs(), "Which one: ca, peer, sign or info?");
  }

  @Test
  void caThatIsNoneIsNamed() throws IOException {
    assertUsage(peer("a", "a.example.net"), "no CA: " + file("ca.pem") + ": no such file");

    ca();
    peer("a", "a.example.net");
    assertUsage(
        certs("peer", "--ca", file("a.pem"), "--out", file("b"), "b.example.net"),
        "no CA: " + file("a.pem") + ": CN=a.example.net is not allowed to sign certificates");
    assertUsage(
        certs(
            "peer",
            "--ca",
            file("ca.pem"),
            "--ca-key",
            file("a-key.pem"),
            "--out",
            file("b"),
            "b.example.net"),
        "private key is not that of the certificate");

    Files.writeString(file("ca-key.pem"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    assertUsage(peer("b", "b.example.net"), "no CA: " + file("ca-key.pem") + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "dsa,        SHA-256, SHA256withDSA",
    "dsa,        SHA-1,   SHA1withDSA",
    "ecdsa-p256, SHA-256, SHA256withECDSA",
    "ed25519,    SHA-256, Ed25519"
  })
  void signingKeyIsOfTheSchemeAskedFor(String scheme, String hash, String algorithm)
      throws Exception {
    CommandRun run =
        certs(
            "sign",
            "--app-name",
            "billing",
            "--scheme",
            scheme,
            "--hash",
            hash,
            "--out",
            file("sign"),
            "host.example.net");

    assertThat(run.status()).as(run.err()).isZero();
    X509Certificate made = certificate("sign-cert.pem");
    assertThat(made.getSigAlgName()).isIn(algorithm, "EdDSA");
    assertThat(made.getSubjectX500Principal().getName())
        .isEqualTo("OU=billing,CN=host.example.net");
    assertThat(file("sign-key.pem")).exists();
  }

  @Test
  void signingKeyThatNoMessageCouldNameIsRefused() {
    assertUsage(
        certs("sign", "--app-name", "two words", "--out", file("sign"), "host"),
        "--app-name 'two words': cannot stand in a message, which would have 'two_words'");
    assertUsage(
        certs("sign", "--app-name", "a", "--scheme", "ed25519", "--hash", "sha-1", "host"),
        "--hash SHA-1: this --scheme has SHA-256 only");
    assertUsage(certs("sign", "--out", file("sign"), "host"), "Missing required option");
  }

  @Test
  void helpListsTheCommands() {
    assertThat(certs("--help").out()).contains("ca", "peer", "sign", "info");
    assertThat(certs("peer", "--help").out()).contains("--self-signed");
  }
}
