package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.transport.TlsConfig;
import io.sealpost.transport.TlsConfig.Identity;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsElementTest {
  @Test
  void certificateAndKeyBelongTogether() throws SettingsException {
    TlsConfig tls =
        tls(element("Tls")
                .with("ca", TestFiles.path("client.pem"))
                .with("cert", TestFiles.path("client.pem"))
                .with("key", TestFiles.path("client-key.pem"))
                .with("permittedPeers", "*.example.net, 192.0.2.1")
                .with("protocols", "tlsv1.2")
                .with("cipherSuites", "TLS_AES_256_GCM_SHA384"))
            .read()
            .pipeline()
            .transport()
            .tls()
            .orElseThrow();
    assertThat(tls.identity())
        .contains(
            new Identity(
                Path.of(TestFiles.path("client.pem")),
                Path.of(TestFiles.path("client-key.pem")),
                Optional.empty()));
    assertThat(tls.permittedPeers()).containsExactly("*.example.net", "192.0.2.1");
    assertThat(tls.protocols()).containsExactly("TLSv1.2");
    assertThat(tls.cipherSuites()).containsExactly("TLS_AES_256_GCM_SHA384");
  }

  @Test
  void certificateWithoutKeyIsRefused() {
    assertThat(tls(element("Tls").with("cert", TestFiles.path("client.pem"))).faults())
        .containsExactly("Tls.key: is required beside cert");
  }

  @Test
  void keyWithoutCertificateIsRefused() {
    assertThat(tls(element("Tls").with("key", TestFiles.path("client-key.pem"))).faults())
        .containsExactly("Tls.cert: is required beside key");
  }

  @Test
  void keyOfAnotherCertificateIsRefusedNamingTheFile() {
    assertThat(
            tls(element("Tls")
                    .with("cert", TestFiles.path("client.pem"))
                    .with("key", TestFiles.path("other-key.pem")))
                .faults())
        .singleElement()
        .asString()
        .startsWith("Tls.key=\"" + TestFiles.path("other-key.pem") + "\": ")
        .contains("does not belong to the certificate");
  }

  @Test
  void fileWithoutCertificateIsRefusedNamingIt() {
    assertThat(tls(element("Tls").with("ca", TestFiles.path("other-key.pem"))).faults())
        .singleElement()
        .asString()
        .startsWith("Tls.ca=\"" + TestFiles.path("other-key.pem") + "\": ");
  }

  @Test
  void passwordIsNeverShown() {
    assertThat(
            tls(element("Tls").with("keyPassword", "open sesame").with("keyPasword", "open sesame"))
                .faults())
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).doesNotContain("sesame").contains("(not shown)"));
  }

  @ParameterizedTest
  @CsvSource({
    "authMode, x509/fingerprint",
    "authMode, x509/certvalid",
    "permittedPeers, sha-256:AB:CD",
    "permittedPeers, SHA1:ABCD",
    "crl, revoked.pem",
    "checkExtendedKeyUsage, true",
    "trustStore, trust.p12"
  })
  void promiseForLaterIsRefused(String setting, String text) {
    assertThat(tls(element("Tls").with(setting, text)).faults())
        .containsExactly("Tls." + setting + "=\"" + text + "\": not supported yet");
  }

  @ParameterizedTest
  @CsvSource({
    "protocols, TLSv1.1",
    "protocols, ''",
    "cipherSuites, TLS_ROT13",
    "permittedPeers, log*.example.net",
    "permittedPeers, a b"
  })
  void valueThatWouldFailLaterIsRefusedNow(String setting, String text) {
    assertThat(tls(element("Tls").with(setting, text)).faults()).hasSize(1);
  }

  private static SectionBuilder tls(SectionBuilder element) {
    return appender().with(element);
  }
}
