package io.sealpost.sign.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("any-locale")
class CertificateFileTest {
  private static final byte[] ONE = "<110>1 one 7 \n".getBytes(US_ASCII);
  private static final byte[] TWO = new byte[3_000];

  @TempDir Path directory;

  @Test
  void blocksComeBackInOrderOctetForOctet() throws IOException {
    CertificateFile.write(directory, 7, List.of(ONE, TWO, ONE));

    assertThat(CertificateFile.read(directory, 7)).containsExactly(ONE, TWO, ONE);
  }

  @Test
  void formatIsAChecksumAndCountedMessages() throws IOException {
    CertificateFile.write(directory, 1_795_262_400L, List.of("abc".getBytes(US_ASCII)));

    // CRC-32C of "3 abc"
    assertThat(directory.resolve("1795262400.cert")).hasContent("18c19a03\n3 abc");
  }

  @Test
  void sessionWithoutAFileHasNoBlocks() throws IOException {
    CertificateFile.write(directory, 7, List.of(ONE));

    assertThat(CertificateFile.read(directory, 8)).isEmpty();
  }

  /** Or blocks would be sent without what they are checked with. */
  @Test
  void noBlocksIsNotBelievedOfADirectoryThatIsAway() throws IOException {
    CertificateFile.write(directory, 7, List.of(ONE));
    try (SessionDirectory sessions = new SessionDirectory(directory, Optional.empty())) {
      Path away = Files.move(directory, directory.resolveSibling("away"));
      assertThatIOException().isThrownBy(() -> sessions.certificates(7));

      Files.createDirectory(directory); // as of a volume that is not mounted
      assertThatIOException().isThrownBy(() -> sessions.certificates(7));

      Files.delete(directory);
      Files.move(away, directory);
      assertThat(sessions.certificates(7)).containsExactly(ONE);
    }
  }

  @Test
  void secondWriteReplacesTheFirst() throws IOException {
    CertificateFile.write(directory, 7, List.of(ONE, TWO));
    CertificateFile.write(directory, 7, List.of(ONE));

    assertThat(CertificateFile.read(directory, 7)).containsExactly(ONE);
  }

  @Test
  void everyOctetThatChangesIsNoticed() throws IOException {
    CertificateFile.write(directory, 7, List.of(ONE, ONE));
    Path file = directory.resolve("0000000007.cert");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);

      assertThatIOException()
          .as("octet %d", at)
          .isThrownBy(() -> CertificateFile.read(directory, 7))
          .withMessageContaining("0000000007.cert is damaged");
    }
  }

  @Test
  void everyShorterFileIsNoticed() throws IOException {
    CertificateFile.write(directory, 7, List.of(ONE, ONE));
    Path file = directory.resolve("0000000007.cert");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      assertThatIOException().isThrownBy(() -> CertificateFile.read(directory, 7));
    }
  }

  @Test
  void earlierSessionsAreDeletedAndNothingElse() throws IOException {
    for (long rsid : new long[] {5, 6, 7, 8}) {
      CertificateFile.write(directory, rsid, List.of(ONE));
    }
    Files.writeString(directory.resolve("0000000001.seg"), "", ISO_8859_1);
    Files.writeString(directory.resolve("1.cert"), "", ISO_8859_1);

    CertificateFile.deleteBefore(directory, 7);

    assertThat(directory)
        .isDirectoryContaining("glob:**/0000000007.cert")
        .isDirectoryContaining("glob:**/0000000008.cert")
        .isDirectoryContaining("glob:**/0000000001.seg")
        .isDirectoryContaining("glob:**/1.cert")
        .isDirectoryNotContaining("glob:**/000000000[56].cert");
  }

  @Test
  void session9999999999ComesBefore1() throws IOException {
    CertificateFile.write(directory, 9_999_999_999L, List.of(ONE));
    CertificateFile.write(directory, 1, List.of(ONE));

    CertificateFile.deleteBefore(directory, 9_999_999_999L);
    assertThat(CertificateFile.read(directory, 1)).hasSize(1);

    CertificateFile.deleteBefore(directory, 1);
    assertThat(CertificateFile.read(directory, 9_999_999_999L)).isEmpty();
    assertThat(CertificateFile.read(directory, 1)).hasSize(1);
  }
}
