package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
