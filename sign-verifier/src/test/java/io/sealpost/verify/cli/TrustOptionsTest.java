package io.sealpost.verify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the trust options take and refuse, on logs of other signers: K and C, one of them a
 * certificate that the JDK refuses.
 */
@Tag("any-locale")
class TrustOptionsTest {
  private static final Path OLD = VectorsTest.VECTORS.resolve("01-seed-sample/test.log");
  private static final Path SHA256 = VectorsTest.VECTORS.resolve("04-nbsd-rfc-sg0-C-sha256/a.log");
  private static final Pattern CERTIFICATE = Pattern.compile(" C ([A-Za-z0-9+/=]+)\"");

  @TempDir Path directory;

  private static byte[] certificateIn(Path log) throws IOException {
    Matcher found = CERTIFICATE.matcher(Files.readString(log));
    assertThat(found.find()).isTrue();
    return Base64.getDecoder().decode(found.group(1));
  }

  private Path pem(Path log) throws IOException {
    String base64 = Base64.getMimeEncoder().encodeToString(certificateIn(log));
    return Files.writeString(
        directory.resolve("cert.pem"),
        "subject: somebody\n-----BEGIN CERTIFICATE-----\n"
            + base64
            + "\n-----END CERTIFICATE-----\n");
  }

  private static boolean isTrusted(Path log, Object... options) {
    Object[] arguments = Arrays.copyOf(options, options.length + 2);
    arguments[options.length] = "--format=ndjson";
    arguments[options.length + 1] = log;
    return CommandRun.of(arguments).objects("summary").get(0).get("trusted").equals(true);
  }

  @Test
  void certificateIsTrustedAsPemAndAsDer() throws IOException {
    for (Path log : List.of(OLD, SHA256)) {
      Path der = Files.write(directory.resolve("cert.der"), certificateIn(log));
      assertThat(isTrusted(log, "--trust-cert", pem(log))).isTrue();
      assertThat(isTrusted(log, "--trust-cert", der)).isTrue();
    }
  }

  @Test
  void intactLogUnderATrustedCertificateIsClean() throws IOException {
    assertThat(CommandRun.of("--trust-cert", pem(SHA256), SHA256).status()).isZero();
    assertThat(CommandRun.of("--trust-cert", pem(OLD), SHA256).status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"SHA-1, sha-1", "SHA-1, SHA1", "SHA-256, sha-256", "SHA-256, SHA256"})
  void fingerprintIsTrustedInEverySpelling(String algorithm, String prefix)
      throws IOException, GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance(algorithm).digest(certificateIn(SHA256));
    String colons = HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
    String plain = HexFormat.of().formatHex(digest);
    String wrong = plain.substring(2) + plain.substring(0, 2);

    assertThat(isTrusted(SHA256, "--trust-cert", prefix + ":" + colons)).isTrue();
    assertThat(isTrusted(SHA256, "--trust-cert", prefix + ":" + plain)).isTrue();
    assertThat(isTrusted(SHA256, "--trust-cert", prefix + ":" + wrong)).isFalse();
  }

  @Test
  void hostsLimitWhomASignerMaySpeakFor() throws IOException {
    Path pem = pem(SHA256);

    assertThat(isTrusted(SHA256, "--trust-cert", pem + "=a,host.example.org")).isTrue();
    assertThat(isTrusted(SHA256, "--trust-cert", pem + "=a,b")).isFalse();
  }

  @Test
  void fileWithAnEqualsSignInItsNameIsFound() throws IOException {
    Path odd = Files.copy(pem(SHA256), directory.resolve("a=b"));

    assertThat(isTrusted(SHA256, "--trust-cert", odd)).isTrue();
    assertThat(isTrusted(SHA256, "--trust-cert", odd + "=host.example.org")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--trust-cert", "--trust-ca", "--trust-key"})
  void missingFileIsAUsageErrorThatNamesIt(String option) {
    CommandRun run = CommandRun.of(option, "no-such.pem", OLD);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no-such.pem: no such file");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--trust-cert, no certificate in PEM form inside, holds no certificate with a key",
    "--trust-ca,   no certificate in PEM form inside, a certificate is damaged",
    "--trust-key,  'holds 0 public keys, not one',    holds no key of DSA"
  })
  void fileOfSomethingElseIsAUsageError(String option, String ofText, String ofDer)
      throws IOException {
    String torn = "-----BEGIN NOTHING-----";
    String damaged =
        """
        -----BEGIN CERTIFICATE-----
        A
        -----END CERTIFICATE-----
        -----BEGIN PUBLIC KEY-----
        A
        -----END PUBLIC KEY-----
        """;

    requireRefused(option, "some words", ofText);
    requireRefused(option, "0\1\2", ofDer);
    requireRefused(option, torn, "cannot be read as PEM");
    requireRefused(option, damaged, "cannot be read as PEM");
  }

  private void requireRefused(String option, String content, String why) throws IOException {
    Path file = Files.writeString(directory.resolve("file"), content);
    CommandRun run = CommandRun.of(option, file, OLD);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(file + ": " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sha-1:00", "sha-256:0102", "SHA1:000102030405060708090a0b0c0d0e0f10111213ff"})
  void fingerprintOfTheWrongLengthIsAUsageError(String fingerprint) {
    CommandRun run = CommandRun.of("--trust-cert", fingerprint, OLD);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains(fingerprint + ": allowed are SHA1: and 20 octets, or SHA256: and 32");
  }

  @Test
  void equalsSignWithoutAHostIsAUsageError() throws IOException {
    assertThat(CommandRun.of("--trust-cert", pem(OLD) + "=", OLD).status()).isEqualTo(2);
  }
}
