package io.sealpost.verify.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no log is named by how it begins. */
class ForeignFormTest {
  private static final String REST = "3C31333E0A".repeat(60);

  private static void assertRefused(byte[] input, String words) {
    assertThatThrownBy(() -> Texts.of(new ByteArrayInputStream(input), false))
        .isInstanceOf(UnreadableInputException.class)
        .hasMessageContaining(words);
  }

  @ParameterizedTest
  @CsvSource({
    "28B52FFD, 'with zstd, which is not supported: decompress it first (zstd -dc FILE | ... -)'",
    "502A4D18, zstd or lz4",
    "5F2A4D18, zstd or lz4",
    "FD377A585A00, xz -dc",
    "5D00008000FFFF, with lzma",
    "04224D18, lz4 -dc",
    "02214C18, lz4 -dc",
    "425A6831314159265359, bzip2 -dc",
    "425A6839177245385090, bzip2 -dc",
    "504B0304, an archive made with zip",
    "504B0506, an archive made with zip",
    "377ABCAF271C, an archive made with 7z",
    "4C5A495001, lzip -dc",
    "894C5A4F000D0A1A0A, lzop -dc",
    "1F9D90, with compress",
    "FF060000734E61507059, with snappy",
    "FFFE3C00, text in UTF-16",
    "FEFF003C, text in UTF-16"
  })
  void formIsNamedWithWhatHelps(String begin, String words) {
    byte[] input = HexFormat.of().parseHex(begin + REST);

    assertRefused(input, words);
    assertRefused(Texts.gzip(input), words);
    assertRefused(Texts.gzip(input), "within gzip: ");
  }

  @Test
  void tapeArchiveIsKnownByItsFirstHeader() {
    byte[] tape = new byte[1024];
    System.arraycopy("a.log".getBytes(ISO_8859_1), 0, tape, 0, 5);
    System.arraycopy("ustar  ".getBytes(ISO_8859_1), 0, tape, 257, 7);

    assertRefused(tape, "an archive made with tar");
    assertRefused(Texts.gzip(tape), "within gzip: an archive made with tar");
  }

  @Test
  void gzipWithinGzipIsNamed() {
    assertRefused(
        Texts.gzip(Texts.gzip("<13>1 a".getBytes(ISO_8859_1))), "compressed with gzip twice");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BZh9 is no log", "LZIP", "PK", "7z", "]\0\0", "\u00ef\u00bb\u00bf<13>1 a", ""})
  void textThatOnlyBeginsAlikeIsRead(String text) throws IOException {
    assertThat(Texts.of(text)).isEqualTo(text.lines().toList());
  }
}
