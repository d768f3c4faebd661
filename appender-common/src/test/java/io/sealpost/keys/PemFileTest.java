package io.sealpost.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealpost.sign.SigningSetup;
import io.sealpost.sign.key.TestKeyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.openssl.CertificateTrustBlock;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemFileTest {
  private static final Path FILE = Path.of("some.pem");
  private static final Optional<String> PASSWORD = Optional.of("open-sesame");

  @TempDir Path directory;

  private static byte[] octets(String name) throws IOException {
    return Files.readAllBytes(SigningSetup.keyFile(name));
  }

  private static X509Certificate certificate() throws IOException {
    return PemFile.read(SigningSetup.keyFile("p256-cert.pem")).certificates().get(0);
  }

  @Test
  void singleObjectInDerIsReadLikeOneInPem() throws Exception {
    PemFile der = PemFile.of(FILE, certificate().getEncoded());

    assertThat(der.certificates()).containsExactly(certificate());
    assertThat(der.contents(PemFile.PUBLIC_KEY)).hasSize(1);
  }

  @Test
  void textThatBeginsLikeDerIsNone() throws Exception {
    byte[] chain =
        ("0 s:CN = somebody\n" + new String(octets("p256-cert.pem"), US_ASCII)).getBytes(US_ASCII);

    assertThat(PemFile.of(FILE, chain).certificates()).containsExactly(certificate());
  }

  @Test
  void certificatesHaveOneLabelHoweverTheyAreLabelled() throws Exception {
    byte[] trusted =
        new X509TrustedCertificateBlock(
                new JcaX509CertificateHolder(certificate()),
                new CertificateTrustBlock("us", null, null))
            .getEncoded();
    byte[] der = certificate().getEncoded();
    for (byte[] pem :
        new byte[][] {
          PemFile.text("CERTIFICATE", der),
          PemFile.text("X509 CERTIFICATE", der),
          PemFile.text("TRUSTED CERTIFICATE", trusted)
        }) {
      assertThat(PemFile.of(FILE, pem).contents(PemFile.CERTIFICATE)).containsExactly(der);
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    byte[] pem = octets("p256-cert.pem");

    assertThat(PemFile.text(PemFile.CERTIFICATE, certificate().getEncoded())).isEqualTo(pem);
  }

  @Test
  void keyOfAnUnknownKindIsSaid() {
    byte[] pem = PemFile.text("OPENSSH PRIVATE KEY", new byte[30]);

    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> PemFile.of(FILE, pem).privateKey(PASSWORD))
        .withMessage("some.pem: the private key is damaged, or of a kind that is not known");
  }

  @Test
  void directoryIsSaidToBeUnreadable() {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> PemFile.read(directory))
        .withMessageStartingWith(directory + ": cannot be read: ");
  }

  @Test
  void damageAnywhereIsAFaultOfTheFileAtMost() throws Exception {
    for (String name :
        new String[] {
          "p256-cert.pem", "p256-pkcs8.pem", "p256-traditional.pem", "dsa2048-after-parameters.pem"
        }) {
      byte[] whole = octets(name);
      for (int at = 0; at < whole.length; at++) {
        byte[] changed = whole.clone();
        changed[at] ^= 0x21;
        requireFaultAtMost(() -> PemFile.of(FILE, changed).certificates());
        requireFaultAtMost(() -> PemFile.of(FILE, changed).privateKey(PASSWORD));
        byte[] cut = Arrays.copyOf(whole, at);
        requireFaultAtMost(() -> PemFile.of(FILE, cut).certificates());
        requireFaultAtMost(() -> PemFile.of(FILE, cut).privateKey(PASSWORD));
      }
    }
  }

  @Test
  void damagedStoreIsAFaultOfTheFileAtMost() throws Exception {
    for (String type : new String[] {"PKCS12", "JKS"}) {
      Path file = directory.resolve(type);
      TestKeyStore.write(file, type, "secret", "mine");
      byte[] whole = Files.readAllBytes(file);
      for (int at = 0; at < whole.length; at += at < 100 ? 1 : 97) {
        byte[] changed = whole.clone();
        changed[at] ^= 0x21;
        byte[] cut = Arrays.copyOf(whole, at);
        requireFaultAtMost(() -> StoreFile.of(FILE, changed, Optional.of("secret")));
        requireFaultAtMost(() -> StoreFile.of(FILE, cut, Optional.of("secret")));
      }
    }
  }

  private static void requireFaultAtMost(Callable<?> reading) throws Exception {
    try {
      reading.call();
    } catch (UnusableFileException e) {
      assertThat(e).hasMessageStartingWith("some.pem: ");
    }
  }
}
