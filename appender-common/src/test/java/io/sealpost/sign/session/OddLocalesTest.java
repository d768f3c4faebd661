package io.sealpost.sign.session;

import static io.sealpost.sign.SigningSetup.HEADER;
import static io.sealpost.sign.SigningSetup.NOON;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.ArchivedLog;
import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.GeneratedKey;
import io.sealpost.sign.key.KeyBlobType;
import io.sealpost.sign.key.SignatureScheme;
import io.sealpost.testing.MachineLocale;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing where the machine has other digits and another calendar, now and when it began. */
@Tag("any-locale")
final class OddLocalesTest {
  private static final byte[] BLOCK = "<110>1 one 7 ".getBytes(US_ASCII);

  @TempDir Path directory;

  /** Also where this JVM could not say the name. */
  private void writtenInAnotherLocale(String name, Path content) throws IOException {
    String path = directory.toUri() + URLEncoder.encode(name, UTF_8);
    Files.move(content, Path.of(URI.create(path)));
  }

  @ParameterizedTest
  @MethodSource("io.sealpost.testing.MachineLocale#odd")
  void whatIsSignedIsTheSame(Locale locale) throws Exception {
    SigningSetup setup = SigningSetup.of(SignatureScheme.ECDSA_P256, KeyBlobType.C);
    ArchivedLog expected = setup.archive(3);
    ArchivedLog log;
    try (MachineLocale turned = MachineLocale.turnedTo(locale)) {
      log = setup.archive(3);
      assertThat(turned).isNotNull();
    }

    PublicKey key = log.key();
    assertThat(log.blocks()).hasSize(2).allMatch(block -> block.verify(key));
    assertThat(log.payload().timestamp()).isEqualTo(expected.payload().timestamp());
  }

  @ParameterizedTest
  @MethodSource("io.sealpost.testing.MachineLocale#odd")
  void ownCertificateBeginsWhereTheClockIs(Locale locale) throws Exception {
    byte[] made;
    try (MachineLocale turned = MachineLocale.turnedTo(locale)) {
      made = GeneratedKey.of(SignatureScheme.ED25519, HEADER, NOON).certificate();
      assertThat(turned).isNotNull();
    }

    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(made));
    assertThat(certificate.getNotBefore().toInstant())
        .isBetween(NOON.instant().minus(Duration.ofDays(2)), NOON.instant());
  }

  @ParameterizedTest
  @MethodSource("io.sealpost.testing.MachineLocale#odd")
  void nameOfASessionIsTheSame(Locale locale) throws IOException {
    try (MachineLocale turned = MachineLocale.turnedTo(locale)) {
      CertificateFile.write(directory, 7, List.of(BLOCK));
      assertThat(turned).isNotNull();
    }

    assertThat(directory.resolve("0000000007.cert")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"٠٠٠٠٠٠٠٠٠٧.cert", "०००००००००७.cert", "๐๐๐๐๐๐๐๐๐๗.cert", "۰۰۰۰۰۰۰۰۰۷.cert"})
  void sessionThatAnEarlierVersionNamedInOtherDigitsIsFoundAndForgotten(String name)
      throws IOException {
    CertificateFile.write(directory, 7, List.of(BLOCK));
    writtenInAnotherLocale(name, directory.resolve("0000000007.cert"));
    CertificateFile.write(directory, 6, List.of());

    assertThat(CertificateFile.read(directory, 7)).containsExactly(BLOCK);
    assertThat(CertificateFile.lastRsid(directory)).isEqualTo(7);
    CertificateFile.deleteBefore(directory, 8);
    assertThat(directory).isEmptyDirectory();
  }
}
