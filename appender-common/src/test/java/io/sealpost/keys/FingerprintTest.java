package io.sealpost.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5425 section 4.2.2, and rsyslog's spelling. */
final class FingerprintTest {
  private static final byte[] ABC = "abc".getBytes(US_ASCII);
  private static final String SHA_1 = "E1:2D:53:2B:7C:6B:8A:29:A2:76:C8:64:36:0B:08:4B:7A:F1:9E:9D";

  @Test
  void formIsThatOfRfc5425() {
    // FIPS 180 example: SHA-1 of "abc".
    assertThat(Fingerprint.sha1(ABC))
        .hasToString("sha-1:A9:99:3E:36:47:06:81:6A:BA:3E:25:71:78:50:C2:6C:9C:D0:D8:9D");
  }

  @Test
  void rsyslogHasASpellingOfItsOwn() {
    assertThat(Fingerprint.sha1(ABC).toRsyslog())
        .isEqualTo("SHA1:A9:99:3E:36:47:06:81:6A:BA:3E:25:71:78:50:C2:6C:9C:D0:D8:9D");
    assertThat(Fingerprint.sha256(ABC).toRsyslog()).startsWith("SHA256:BA:78:16:BF:");
  }

  @ParameterizedTest
  @CsvSource({
    "sha-1:E1:2D:53:2B:7C:6B:8A:29:A2:76:C8:64:36:0B:08:4B:7A:F1:9E:9D",
    "SHA1:e1:2d:53:2b:7c:6b:8a:29:a2:76:c8:64:36:0b:08:4b:7a:f1:9e:9d",
    "Sha-1:E12D532B7C6B8A29A276C864360B084B7AF19E9D"
  })
  void bothSpellingsAreRead(String text) {
    assertThat(Fingerprint.isMeant(text)).isTrue();
    assertThat(Fingerprint.parse(text).orElseThrow()).hasToString("sha-1:" + SHA_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        SHA_1,
        "loghost.example.net",
        "cert.pem",
        "sha-1.pem",
        "SHA1:",
        "SHA1:E1:2D",
        "SHA256:" + SHA_1,
        "SHA1:" + SHA_1 + ":00",
        "SHA1:" + SHA_1 + ":",
        "SHA1:E1:2D:53:2B:7C:6B:8A:29:A2:76:C8:64:36:0B:08:4B:7A:F1:9E:9G",
        "SHA1:E12D:532B:7C6B:8A29:A276:C864:360B:084B:7AF1:9E9D",
        "md5:E1:2D:53:2B:7C:6B:8A:29:A2:76:C8:64:36:0B:08:4B",
        "sha-512:" + SHA_1
      })
  void whatIsNoneIsNotRead(String text) {
    assertThat(Fingerprint.parse(text)).isEmpty();
  }

  @Test
  void namesAndAddressesAreNotMeantToBeOne() {
    for (String text :
        new String[] {"", SHA_1, "loghost", "sha-1.pem", "2001:db8::1", "sha-512:"}) {
      assertThat(Fingerprint.isMeant(text)).as(text).isFalse();
    }
    assertThat(Fingerprint.isMeant("SHA256:" + SHA_1)).isTrue();
  }

  @Test
  void oneOfTheWrongLengthCannotBeMade() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint("SHA-256", SHA_1));
  }

  @Test
  void itIsOfTheSameOctetsOnly() {
    for (Fingerprint made : new Fingerprint[] {Fingerprint.sha1(ABC), Fingerprint.sha256(ABC)}) {
      for (String text : new String[] {made.toString(), made.toRsyslog()}) {
        Fingerprint read = Fingerprint.parse(text).orElseThrow();
        assertThat(read).isEqualTo(made);
        assertThat(read.isOf(ABC)).isTrue();
        assertThat(read.isOf(new byte[0])).isFalse();
      }
    }
  }
}
