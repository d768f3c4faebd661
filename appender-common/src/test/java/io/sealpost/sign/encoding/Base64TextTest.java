package io.sealpost.sign.encoding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base64TextTest {
  @ParameterizedTest
  @CsvSource({"'', ''", "f, Zg==", "fo, Zm8=", "foo, Zm9v", "foob, Zm9vYg=="}) // RFC 4648 §10
  void textIsCanonicalBothWays(String plain, String base64) throws Exception {
    byte[] octets = plain.getBytes(US_ASCII);

    assertThat(Base64Text.encode(octets)).isEqualTo(base64);
    assertThat(Base64Text.decode(base64)).isEqualTo(octets);
    assertThat(Base64Text.length(octets.length)).isEqualTo(base64.length());
  }

  @Test
  void textInTheMiddleOfOctetsIsDecodedIntoTheMiddleOfOthers() throws Exception {
    byte[] text = "xZm9vYg==x".getBytes(US_ASCII);
    byte[] into = new byte[6];

    Base64Text.decode(text, 1, 9, into, 1, 4);

    assertThat(into).containsExactly(0, 'f', 'o', 'o', 'b', 0);
    for (int wrongCount : new int[] {3, 5, 6}) {
      assertThatThrownBy(() -> Base64Text.decode(text, 1, 9, into, 0, wrongCount))
          .isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void everyOctetInEveryPlaceIsDecodedAsTheJdkDoesOrRefused() {
    for (String whole : List.of("Zm9v", "Zm8=", "Zg==", "Zm9vZm9vZm8=")) {
      for (int at = 0; at < whole.length(); at++) {
        for (char octet = 0; octet < 256; octet++) {
          String text = whole.substring(0, at) + octet + whole.substring(at + 1);
          assertThat(decoded(text)).as(text).isEqualTo(decodedByTheJdk(text));
        }
      }
    }
  }

  private static String decoded(String text) {
    try {
      return Arrays.toString(Base64Text.decode(text));
    } catch (UndecodableException e) {
      return "refused";
    }
  }

  private static String decodedByTheJdk(String text) {
    try {
      byte[] octets = Base64.getDecoder().decode(text);
      boolean canonical = Base64.getEncoder().encodeToString(octets).equals(text);
      return canonical ? Arrays.toString(octets) : "refused";
    } catch (IllegalArgumentException e) {
      return "refused";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zg",
        "Zg=",
        "Zh==",
        "Zm9=",
        "Zm9v\n",
        " Zm9v",
        "Zm-v",
        "Z",
        "====",
        "Zg==Zg==",
        "é"
      })
  void everyOtherSpellingIsRefused(String text) {
    assertThatThrownBy(() -> Base64Text.decode(text)).isInstanceOf(UndecodableException.class);
  }
}
