package io.sealpost.settings;

import static io.sealpost.settings.SectionBuilder.appender;
import static io.sealpost.settings.SectionBuilder.element;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.settings.values.SettingsException;
import io.sealpost.transport.tls.TlsConfig;
import io.sealpost.transport.tls.TlsConfig.PemIdentity;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TlsSettingsTest {
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
            new PemIdentity(
                Path.of(TestFiles.path("client.pem")),
                Path.of(TestFiles.path("client-key.pem")),
                Optional.empty()));
    assertThat(tls.peer().permittedPeers()).containsExactly("*.example.net", "192.0.2.1");
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
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "x509/name,, ",
        "x509/fingerprint, SHA1:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff:00:11:22:33,",
        "x509/certvalid,,",
        "anon,,",
        "x509/fingerprint,,permittedPeers: authMode x509/fingerprint needs at least one"
            + " fingerprint,",
        "x509/fingerprint, loghost.example.net, permittedPeers=\"loghost.example.net\":"
            + " 'loghost.example.net': allowed with authMode x509/fingerprint are SHA1:",
        "x509/fingerprint, sha-256:AB:CD, permittedPeers=\"sha-256:AB:CD\": 'sha-256:AB:CD': allowed",
        "x509/name, SHA1:ABCD, permittedPeers=\"SHA1:ABCD\": 'SHA1:ABCD' is a fingerprint",
        "x509/certvalid, a.example.net, permittedPeers=\"a.example.net\": authMode x509/certvalid"
            + " looks at none",
        "anon, a.example.net, permittedPeers=\"a.example.net\": authMode anon looks at none",
      })
  void peersAreOfTheKindThatTheModeLooksAt(
      String mode, @Nullable String peers, @Nullable String fault) {
    SectionBuilder element = element("Tls").with("authMode", mode);
    if (peers != null) {
      element.with("permittedPeers", peers);
    }
    if (fault == null) {
      assertThat(tls(element).faults()).isEmpty();
    } else {
      assertThat(tls(element).faults()).singleElement().asString().startsWith("Tls." + fault);
    }
  }

  @Test
  void revocationListWherePathsAreNotValidatedIsRefused() {
    assertThat(
            tls(element("Tls").with("authMode", "anon").with("crl", TestFiles.path("client.pem")))
                .faults())
        .containsExactly(
            "Tls.crl=\"" + TestFiles.path("client.pem") + "\": makes no sense with authMode anon");
  }

  @Test
  void everyFileThatCannotBeUsedIsNamedAtOnce() {
    String certificate = TestFiles.path("client.pem");
    String key = TestFiles.path("client-key.pem");
    String other = TestFiles.path("other-key.pem");
    assertThat(
            tls(element("Tls")
                    .with("trustStore", certificate)
                    .with("keyStore", key)
                    .with("keyStorePassword", "x")
                    .with("crl", other))
                .faults())
        .satisfiesExactlyInAnyOrder(
            fault -> assertThat(fault).startsWith("Tls.trustStore=\"" + certificate + "\": "),
            fault -> assertThat(fault).startsWith("Tls.keyStore=\"" + key + "\": "),
            fault -> assertThat(fault).startsWith("Tls.crl=\"" + other + "\": "));
  }

  @Test
  void pemAndStoreForTheSameThingAreRefused() {
    String pem = TestFiles.path("client.pem");
    assertThat(
            tls(element("Tls")
                    .with("ca", pem)
                    .with("trustStore", pem)
                    .with("cert", pem)
                    .with("key", TestFiles.path("client-key.pem"))
                    .with("keyStore", pem))
                .faults())
        .contains(
            "Tls.trustStore=\"" + pem + "\": makes no sense beside ca: set one of them",
            "Tls.keyStore=\"" + pem + "\": makes no sense beside cert: set one of them");
  }

  @ParameterizedTest
  @CsvSource({
    "trustStorePassword, trustStore",
    "keyStorePassword, keyStore",
    "keyPassword, key",
    "keyAlias, keyStore"
  })
  void whatBelongsToAFileIsRefusedWithoutIt(String setting, String file) {
    assertThat(tls(element("Tls").with(setting, "x")).faults())
        .singleElement()
        .asString()
        .startsWith("Tls." + setting)
        .endsWith("makes sense only beside " + file);
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
