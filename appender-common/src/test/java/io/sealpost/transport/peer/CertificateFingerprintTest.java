package io.sealpost.transport.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealpost.testkit.TestAuthority;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5425 section 4.2.2, and rsyslog's spelling. */
final class CertificateFingerprintTest {
  private static final String SHA_1 = "E1:2D:53:2B:7C:6B:8A:29:A2:76:C8:64:36:0B:08:4B:7A:F1:9E:9D";

  @ParameterizedTest
  @CsvSource({
    "sha-1:E1:2D:53:2B:7C:6B:8A:29:A2:76:C8:64:36:0B:08:4B:7A:F1:9E:9D",
    "SHA1:e1:2d:53:2b:7c:6b:8a:29:a2:76:c8:64:36:0b:08:4b:7a:f1:9e:9d",
    "Sha-1:E12D532B7C6B8A29A276C864360B084B7AF19E9D"
  })
  void bothSpellingsAreRead(String text) {
    assertThat(CertificateFingerprint.isMeant(text)).isTrue();
    assertThat(CertificateFingerprint.parse(text)).hasToString("SHA1:" + SHA_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        SHA_1,
        "loghost.example.net",
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
  void whatIsNoneIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CertificateFingerprint.parse(text))
        .withMessageStartingWith("'" + text + "': allowed");
  }

  @Test
  void itIsOfOneCertificateOnly(@TempDir Path directory) throws CertificateException {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    X509Certificate one = authority.certificate("one").issue().certificate();
    X509Certificate other = authority.certificate("other").issue().certificate();
    for (CertificateFingerprint.Algorithm algorithm : CertificateFingerprint.Algorithm.values()) {
      CertificateFingerprint fingerprint =
          CertificateFingerprint.parse(CertificateFingerprint.of(one, algorithm).toString());
      assertThat(fingerprint.isOf(one)).isTrue();
      assertThat(fingerprint.isOf(other)).isFalse();
    }
  }
}
