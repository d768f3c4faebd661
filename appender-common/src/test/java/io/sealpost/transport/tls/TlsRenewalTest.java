package io.sealpost.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealpost.keys.UnusableFileException;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to connections when files change under a running appender. */
final class TlsRenewalTest {
  @TempDir Path directory;
  private final List<String> warnings = new ArrayList<>();
  private TestAuthority authority;
  private TestCertificate first;
  private TestCertificate second;
  private Path crl;
  private TlsRenewal renewal;

  @BeforeEach
  void readAllOnce() {
    authority = TestAuthority.create(directory, "ca");
    first = authority.certificate("first").issue();
    second = authority.certificate("second").issue();
    crl = authority.revoke("list", Instant.now().plus(Duration.ofDays(1)));
    renewal = new TlsRenewal(config(), warnings::add);
  }

  @Test
  void renewedFilesAreUsedFromTheNextConnectionOn() throws IOException {
    assertThat(shown()).isEqualTo(first.certificate());
    replace(first.cert(), second.cert());
    replace(first.key(), second.key());
    assertThat(shown()).isEqualTo(second.certificate());
    assertThat(warnings).isEmpty();
  }

  @Test
  void halfOfANewPairIsNotUsedButWarnedAboutOnce() throws IOException {
    replace(first.cert(), second.cert());
    assertThat(shown()).isEqualTo(first.certificate());
    assertThat(shown()).isEqualTo(first.certificate());
    assertThat(warnings)
        .containsExactly(
            first.key()
                + ": the key does not belong to the certificate in "
                + first.cert()
                + "; what was read before stays in use");
    replace(first.key(), second.key());
    assertThat(shown()).isEqualTo(second.certificate());
    assertThat(warnings).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ca.pem", "first.pem", "first.key", "list.crl"})
  void emptyMissingOrDamagedFileChangesNothing(String file) throws IOException {
    Path path = directory.resolve(file);
    String good = Files.readString(path);
    TlsMaterial before = renewal.current();
    Files.writeString(path, "");
    assertSame(before, renewal.current());
    Files.writeString(path, good.substring(0, good.length() / 2));
    assertSame(before, renewal.current());
    Files.delete(path);
    assertSame(before, renewal.current());
    assertThat(warnings).isNotEmpty().allMatch(reported -> reported.startsWith(path + ": "));
    Files.writeString(path, good);
    int reported = warnings.size();
    assertSame(before, renewal.current());
    assertThat(warnings).hasSize(reported);
  }

  @Test
  void oneBrokenFileDoesNotKeepAnotherFromBeingRenewed() throws IOException {
    Files.delete(authority.certificate());
    replace(first.cert(), second.cert());
    replace(first.key(), second.key());
    assertThat(shown()).isEqualTo(second.certificate());
    assertThat(warnings).singleElement().asString().contains("no such file");
  }

  @Test
  void faultThatComesBackIsWarnedAboutAgain() throws IOException {
    String good = Files.readString(first.key());
    for (int i = 1; i <= 2; i++) {
      Files.delete(first.key());
      renewal.current();
      assertThat(warnings).hasSize(i);
      Files.writeString(first.key(), good);
      renewal.current();
    }
  }

  @Test
  void whatWasNeverGoodFailsEachConnectionUntilItIs() throws IOException {
    Path moved = directory.resolve("moved");
    Files.move(first.key(), moved);
    TlsRenewal fresh = new TlsRenewal(config(), warnings::add);
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(UnusableFileException.class)
          .isThrownBy(fresh::current)
          .withMessage(first.key() + ": no such file");
    }
    assertThat(warnings).isEmpty();
    Files.move(moved, first.key());
    assertThat(fresh.current().identity()).isPresent();
  }

  private static void assertSame(TlsMaterial before, TlsMaterial now) {
    assertThat(now.trusted()).isEqualTo(before.trusted());
    assertThat(now.crls()).isEqualTo(before.crls());
    assertThat(now.identity().orElseThrow().chain())
        .isEqualTo(before.identity().orElseThrow().chain());
  }

  private X509Certificate shown() throws IOException {
    return renewal.current().identity().orElseThrow().chain().get(0);
  }

  private static void replace(Path file, Path by) throws IOException {
    Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private TlsConfig config() {
    TlsConfig usual = TlsConfig.defaults();
    return new TlsConfig(
        Optional.of(new TlsConfig.CaFile(authority.certificate())),
        Optional.of(crl),
        Optional.of(new TlsConfig.PemIdentity(first.cert(), first.key(), Optional.empty())),
        usual.peer(),
        usual.protocols(),
        List.of());
  }
}
