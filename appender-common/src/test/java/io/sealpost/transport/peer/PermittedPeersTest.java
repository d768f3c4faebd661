package io.sealpost.transport.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealpost.testkit.TestAuthority;
import java.nio.file.Path;
import java.security.cert.CertificateParsingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5425 section 5.2, and rsyslog's wildcards in the configuration. */
final class PermittedPeersTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    // permitted, in the certificate
    "log.example.net, log.example.net",
    "LOG.example.net, log.EXAMPLE.net",
    "log.example.net., log.example.net",
    "log.example.net, *.example.net",
    "*.example.net, log.example.net",
    "*.example.net, *.example.net",
    "log.*.net, log.example.net",
    "b\u00fccher.example, xn--bcher-kva.example",
    "localhost, localhost",
  })
  void nameIsPermitted(String permitted, String presented) {
    assertThat(permits(permitted, names(presented))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "log.example.net, example.net",
    "example.net, *.example.net",
    "a.b.example.net, *.example.net",
    "log.example.net, l*.example.net",
    "log.example.net, log.*.net",
    "log.example.net, *.*.net",
    "localhost, *",
    "*.example.net, example.net",
    "*.example.net, a.b.example.net",
    "*.example.net, log.example.org",
    "log.example.net, 'log.example.net\0.attacker.org'",
    "127.0.0.1, 127.0.0.1",
    "127.0.0.1, *.0.0.1",
  })
  void nameIsNotPermitted(String permitted, String presented) {
    assertThat(permits(permitted, names(presented))).isFalse();
  }

  @Test
  void addressIsComparedByItsOctets() {
    CertificateNames names =
        new CertificateNames(List.of(), List.of(IpLiteral.parse("2001:db8::1").orElseThrow()));
    assertThat(permits("2001:DB8:0:0:0:0:0:1", names)).isTrue();
    assertThat(permits("2001:db8::2", names)).isFalse();
    assertThat(permits("host", names)).isFalse();
  }

  @Test
  void hostOfTheTargetIsPermittedWhenNothingIsConfigured() {
    assertThat(PermittedPeers.of(List.of(), "loghost").peers()).containsExactly("loghost");
    assertThat(PermittedPeers.of(List.of("a", "b"), "loghost").peers()).containsExactly("a", "b");
  }

  @Test
  void anyOfSeveralWillDo() {
    PermittedPeers permitted = new PermittedPeers(List.of("a.example", "b.example"));
    assertThat(permitted.permit(names("b.example"))).isTrue();
    assertThat(permitted.permit(names("c.example"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "a..b", "l*.example.net", "a.*b"})
  void whatIsNoNameIsRefusedInTheConfiguration(String peer) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PeerPolicy.names(List.of(peer)))
        .withMessageContaining("permittedPeers: '" + peer + "'");
  }

  @Test
  void alternativeNamesHideTheCommonName() throws CertificateParsingException {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    CertificateNames names =
        CertificateNames.of(
            authority
                .certificate("both")
                .commonName("common.example")
                .host("one.example")
                .host("two.example")
                .address("10.0.0.1")
                .issue()
                .certificate());
    assertThat(names.hosts()).containsExactly("one.example", "two.example");
    assertThat(names.describe()).isEqualTo("one.example, two.example, 10.0.0.1");
  }

  @Test
  void commonNameStandsInWhereNoDnsNameIs() throws CertificateParsingException {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    CertificateNames names =
        CertificateNames.of(
            authority
                .certificate("common")
                .commonName("common.example")
                .address("10.0.0.1")
                .issue()
                .certificate());
    assertThat(names.hosts()).containsExactly("common.example");
    assertThat(names.addresses()).hasSize(1);
  }

  private static boolean permits(String permitted, CertificateNames names) {
    return new PermittedPeers(List.of(permitted)).permit(names);
  }

  private static CertificateNames names(String host) {
    return new CertificateNames(List.of(host), List.of());
  }
}
