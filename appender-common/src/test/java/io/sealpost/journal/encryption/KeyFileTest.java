package io.sealpost.journal.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.journal.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyFileTest {
  private static final byte[] SECRET = new byte[32];

  static {
    new Random(7).nextBytes(SECRET);
  }

  @TempDir Path directory;

  private Path file(byte[] content) throws IOException {
    return Files.write(directory.resolve("spool.key"), content);
  }

  private Path file(String content) throws IOException {
    return file(content.getBytes(US_ASCII));
  }

  @Test
  void keyIsReadAsItIsInHexAndInBase64() throws IOException {
    EncryptionKey key = new EncryptionKey(SECRET);
    String hex = HexFormat.of().formatHex(SECRET);
    String base64 = Base64.getEncoder().encodeToString(SECRET);
    assertThat(KeyFile.read(file(SECRET))).isEqualTo(key);
    assertThat(KeyFile.read(file(hex))).isEqualTo(key);
    assertThat(KeyFile.read(file(" " + hex.toUpperCase(Locale.ROOT) + "\r\n"))).isEqualTo(key);
    assertThat(KeyFile.read(file(base64 + "\n"))).isEqualTo(key);
    assertThat(KeyFile.read(file(base64.substring(0, 43)))).isEqualTo(key);
  }

  @Test
  void whiteSpaceThatIsPartOfTheKeyStays() throws IOException {
    byte[] secret = SECRET.clone();
    secret[0] = ' ';
    secret[31] = '\n';
    assertThat(KeyFile.read(file(secret))).isEqualTo(new EncryptionKey(secret));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0 octets",
    "password, 8 octets",
    "correct horse battery staple 123, '32 characters of text, which are not random octets'",
    "0123456789abcdef0123456789abcdef, '32 hexadecimal digits, which are only 16 octets'",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde, 63 octets",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdeg, 64 octets",
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0, 65 octets"
  })
  void anythingElseIsRefusedWithWhatItIsAndWhatIsAllowed(String content, String found)
      throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> KeyFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(
            file
                + " has "
                + found
                + ": allowed are 32 random octets, as they are or as 64 hexadecimal digits or 44"
                + " characters of base64");
  }

  @Test
  void largeFileIsNotReadWhole() throws IOException {
    Path file = file(new byte[100_000]);
    assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("has more than a key");
  }

  @Test
  void neitherKeyNorRingShowsTheSecret() {
    EncryptionKey key = new EncryptionKey(SECRET);
    String hex = HexFormat.of().formatHex(SECRET);
    assertThat(key.toString()).isEqualTo("key " + key.idText());
    assertThat(hex).doesNotContain(key.idText());
    assertThat(KeyRing.of(key).toString()).contains(key.idText()).doesNotContain("secret");
    assertThat(key).isNotEqualTo(Journals.key(1));
  }
}
