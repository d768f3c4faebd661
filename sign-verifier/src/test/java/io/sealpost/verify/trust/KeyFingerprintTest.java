package io.sealpost.verify.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.key.Hash;
import org.junit.jupiter.api.Test;

class KeyFingerprintTest {
  private static final byte[] ABC = "abc".getBytes(US_ASCII);

  @Test
  void formIsThatOfRfc5425() {
    // FIPS 180 example: SHA-1 of "abc".
    assertThat(KeyFingerprint.of(Hash.SHA_1, ABC))
        .hasToString("sha-1:A9:99:3E:36:47:06:81:6A:BA:3E:25:71:78:50:C2:6C:9C:D0:D8:9D");
  }

  @Test
  void rsyslogHasASpellingOfItsOwn() {
    assertThat(KeyFingerprint.of(Hash.SHA_1, ABC).toRsyslog())
        .isEqualTo("SHA1:A9:99:3E:36:47:06:81:6A:BA:3E:25:71:78:50:C2:6C:9C:D0:D8:9D");
    assertThat(KeyFingerprint.of(Hash.SHA_256, ABC).toRsyslog()).startsWith("SHA256:BA:78:16:BF:");
  }

  @Test
  void bothSpellingsAreRead() {
    KeyFingerprint expected = KeyFingerprint.of(Hash.SHA_1, ABC);

    assertThat(KeyFingerprint.parse("SHA1:a9993e364706816aba3e25717850c26c9cd0d89d"))
        .contains(expected);
    assertThat(KeyFingerprint.parse(expected.toString())).contains(expected);
    assertThat(expected.matches(ABC)).isTrue();
    assertThat(expected.matches(new byte[0])).isFalse();
  }

  @Test
  void fileNameIsNone() {
    assertThat(KeyFingerprint.parse("sha-1.pem")).isEmpty();
    assertThat(KeyFingerprint.parse("cert.pem")).isEmpty();
    assertThat(KeyFingerprint.parse("sha-512:00")).isEmpty();
  }
}
