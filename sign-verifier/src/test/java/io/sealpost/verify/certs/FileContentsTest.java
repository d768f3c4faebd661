package io.sealpost.verify.certs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that files have, on keys and certificates made by OpenSSL. */
class FileContentsTest {
  private static final Path FILE = Path.of("file");
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> PASSWORD = Optional.of("open-sesame");

  private static byte[] key(String name) throws IOException {
    try (InputStream in =
        FileContentsTest.class.getResourceAsStream("/io/sealpost/sign/keys/" + name)) {
      return in.readAllBytes();
    }
  }

  private static String kind(FileContents contents) {
    return KeyKind.of(contents.privateKey().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "dsa1024-pkcs8.pem,            DSA 1024/160",
    "dsa2048-pkcs8.pem,            DSA 2048/256",
    "dsa2048-traditional.pem,      DSA 2048/256",
    "dsa2048-after-parameters.pem, DSA 2048/256",
    "ed25519-pkcs8.pem,            Ed25519",
    "p256-pkcs8.pem,               EC P-256",
    "p256-traditional.pem,         EC P-256",
    "p384.pem,                     EC P-384",
    "rsa.pem,                      RSA 1024"
  })
  void privateKeyOfEveryKindIsRead(String file, String kind) throws IOException {
    FileContents contents = FileContents.of(FILE, key(file), NONE);

    assertThat(contents.items()).hasSize(1);
    assertThat(kind(contents)).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dsa2048-pkcs8-encrypted.pem",
        "dsa2048-pkcs8-scrypt.pem",
        "dsa2048-traditional-encrypted.pem"
      })
  void encryptedKeyOpensWithItsPassword(String file) throws IOException {
    byte[] octets = key(file);

    assertThat(kind(FileContents.of(FILE, octets, PASSWORD))).isEqualTo("DSA 2048/256");
    assertThat(FileContents.of(FILE, octets, NONE).privateKey()).isEmpty();
    assertThat(FileContents.of(FILE, octets, NONE).items()).hasSize(1);
    assertThatThrownBy(() -> FileContents.of(FILE, octets, Optional.of("wrong")))
        .isInstanceOf(IOException.class)
        .hasMessage("file: wrong password, or the private key is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dsa1024-cert.pem", "p256-cert.pem", "ed25519-cert.pem"})
  void certificateOfEveryKindIsRead(String file) throws IOException {
    assertThat(FileContents.of(FILE, key(file), NONE).certificates()).hasSize(1);
  }

  @Test
  void damagedOctetsAreAnIoExceptionAtMost() throws IOException {
    Instant now = Instant.now();
    byte[] der =
        KeyedCertificate.encoded(
            FileContents.of(FILE, key("p256-cert.pem"), NONE).certificates().get(0));
    byte[] pkcs8 =
        FileContents.of(FILE, key("p256-pkcs8.pem"), NONE).privateKey().orElseThrow().getEncoded();
    int read = 0;
    for (byte[] file : List.of(der, pkcs8, key("p256-cert.pem"), key("p256-traditional.pem"))) {
      for (int i = 0; i < file.length; i++) {
        byte[] damaged = file.clone();
        damaged[i] ^= 0x21;
        try {
          for (Item item : FileContents.of(FILE, damaged, NONE).items()) {
            ItemReport.of(item, now, 1);
          }
          read++;
        } catch (IOException e) {
          assertThat(e).hasMessageNotContaining("null");
        }
      }
    }
    assertThat(read).as("some damage cannot be seen, such as that of a name").isPositive();
  }
}
