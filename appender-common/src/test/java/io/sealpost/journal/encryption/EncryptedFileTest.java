package io.sealpost.journal.encryption;

import static io.sealpost.journal.Journals.key;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.testing.SearchedOctets;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-locale")
final class EncryptedFileTest {
  private static final KeyRing RING = KeyRing.of(key(2), key(1));
  private static final String NAME = "1.oct.encrypted";
  private static final byte[] OCTETS = "12 the message".getBytes(US_ASCII);

  private final byte[] file = EncryptedFile.of(key(1), NAME, OCTETS);

  @Test
  void whatIsWrittenIsReadAgainAndCannotBeSeen() throws IOException {
    assertThat(EncryptedFile.read(RING, NAME, file)).isEqualTo(OCTETS);
    new SearchedOctets(new String(file, ISO_8859_1)).holdNoneOf("the message");
    assertThat(EncryptedFile.of(key(1), NAME, OCTETS)).isNotEqualTo(file);
  }

  @Test
  void anyBitThatWasChangedAndAnyCutAreRefused() {
    for (int bit = 0; bit < file.length * 8; bit++) {
      byte[] changed = file.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> EncryptedFile.read(RING, NAME, changed))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(NAME);
    }
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> EncryptedFile.read(RING, NAME, cut))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(NAME);
    }
  }

  @Test
  void fileUnderAnotherNameIsRefused() {
    assertThatThrownBy(() -> EncryptedFile.read(RING, "2.oct.encrypted", file))
        .hasMessage("2.oct.encrypted was changed since it was encrypted");
  }

  @Test
  void missingKeyIsNamed() {
    assertThatThrownBy(() -> EncryptedFile.read(KeyRing.of(key(3)), NAME, file))
        .hasMessage(
            NAME + " is encrypted with the key " + key(1).idText() + "; given: " + key(3).idText());
  }
}
