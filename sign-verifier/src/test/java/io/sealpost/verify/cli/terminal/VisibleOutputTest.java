package io.sealpost.verify.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal gets; octets stand as characters of Latin-1. */
class VisibleOutputTest {
  private static String shown(byte[] octets, int... ends) throws IOException {
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    try (VisibleOutput out = new VisibleOutput(shown, UTF_8)) {
      int from = 0;
      for (int end : ends) {
        out.write(octets, from, end - from);
        from = end;
      }
      out.write(octets, from, octets.length - from);
    }
    return shown.toString(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "US-ASCII, a\\xe4\\u20ac\\U0001f512",
    "ISO-8859-1, a\u00e4\\u20ac\\U0001f512",
    "windows-1252, a\u00e4\u20ac\\U0001f512",
    "UTF-8, a\u00e4\u20ac\uD83D\uDD12"
  })
  void whatTheTerminalCannotShowIsShownByItsNumber(Charset charset, String shown)
      throws IOException {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    try (VisibleOutput out = new VisibleOutput(terminal, charset)) {
      out.write("a\u00e4\u20ac\uD83D\uDD12".getBytes(UTF_8));
    }
    assertThat(terminal.toString(charset)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "stdout.encoding, ISO-8859-15, ISO-8859-15",
    "sun.stdout.encoding, ANSI_X3.4-1968, US-ASCII",
    "native.encoding, UTF-8, UTF-8",
    "sun.stderr.encoding, US-ASCII, UTF-8",
    "stdout.encoding, UTF-16, UTF-8",
    "stdout.encoding, no such, US-ASCII"
  })
  void charsetIsWhatTheJvmKnowsOfTheTerminal(String property, String value, String charset) {
    assertThat(TerminalCharset.of("stdout", Map.of(property, value)::get).name())
        .isEqualTo(charset);
  }

  @Test
  void everyOctetByItself() throws IOException {
    for (int octet = 0; octet < 256; octet++) {
      boolean asItIs = octet == '\n' || octet == '\t' || (octet >= ' ' && octet < 0x7F);
      String expected =
          asItIs ? String.valueOf((char) octet) : String.format(Locale.ROOT, "\\x%02x", octet);
      assertThat(shown(new byte[] {(byte) octet})).isEqualTo(expected);
    }
  }

  @Test
  void streamShowsEachCharacterAsALineDoes() throws IOException {
    for (int character = 0x80; character <= Character.MAX_CODE_POINT; character += 1) {
      if (character >= 0x3000 && character < 0xD700) {
        continue;
      } // letters of China and Korea
      if (character >= 0x10000 && character % 7 != 0 && character >> 12 != 0xE0) {
        continue;
      }
      String text = new String(new int[] {character}, 0, 1);
      if (Character.isSurrogate((char) character) && character <= 0xFFFF) {
        continue;
      }
      String expected = VisibleText.isHarmful(character) ? VisibleText.number(character) : text;
      assertThat(shown(text.getBytes(UTF_8))).isEqualTo(expected);
      assertThat(VisibleText.line(text)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0080",
        "\u009b",
        "\u009f",
        "\u00ad",
        "\u061c",
        "\u200b",
        "\u200e",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\udb40\udc01",
        "\udb40\udc7f"
      })
  void whatActsOrHidesIsShownByItsNumber(String text) throws IOException {
    assertThat(shown(text.getBytes(UTF_8))).matches("\\\\(x..|u....|U0+e....)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain text", "Grüße", "日本語", "עברית", "🔒", "é"})
  void textIsLeftAsItIs(String text) throws IOException {
    assertThat(shown(text.getBytes(UTF_8))).isEqualTo(text);
    assertThat(VisibleText.line(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "C3, \\xc3",
    "C328, \\xc3(",
    "C31B, \\xc3\\x1b",
    "C3C3A4, \\xc3ä",
    "C09B, \\xc0\\x9b",
    "C19B, \\xc1\\x9b",
    "E0829B, \\xe0\\x82\\x9b",
    "F080829B, \\xf0\\x80\\x82\\x9b",
    "EDA080, \\xed\\xa0\\x80",
    "F4908080, \\xf4\\x90\\x80\\x80",
    "F5808080, \\xf5\\x80\\x80\\x80",
    "E28041, \\xe2\\x80A",
    "E280E280AE, \\xe2\\x80\\u202e",
    "F09F94, \\xf0\\x9f\\x94"
  })
  void whatIsNoCharacterIsShownOctetByOctet(String hex, String text) throws IOException {
    assertThat(shown(HexFormat.of().parseHex(hex))).isEqualTo(text);
  }

  @Test
  void charactersMayComeInSeveralWrites() throws IOException {
    byte[] octets = "a\u001b[8m\u202eü\u009b日🔒\udb40\udc01z".getBytes(UTF_8);
    String expected = "a\\x1b[8m\\u202eü\\x9b日🔒\\U000e0001z";
    assertThat(shown(octets)).isEqualTo(expected);
    for (int one = 0; one <= octets.length; one++) {
      for (int two = one; two <= octets.length; two++) {
        assertThat(shown(octets, one, two)).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingThatIsShownActs(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] octets = new byte[random.nextInt(1, 20)];
      random.nextBytes(octets);
      String shown = shown(octets);
      assertThat(shown.codePoints()).noneMatch(VisibleText::isHarmful).doesNotContain(0xFFFD);
    }
  }

  @Test
  void lineOfTextStaysOneLine() {
    assertThat(VisibleText.line("a\nb\tc\rd")).isEqualTo("a\\x0ab\tc\\x0dd");
  }
}
