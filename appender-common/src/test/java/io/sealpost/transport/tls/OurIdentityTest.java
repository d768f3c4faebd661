package io.sealpost.transport.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.testkit.TlsPeer;
import io.sealpost.transport.Delivery;
import io.sealpost.transport.Site;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A certificate of ours, of every kind of key, is shown to a server that asks for one. */
@Timeout(60)
final class OurIdentityTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "RSA, TLSv1.2",
    "RSA, TLSv1.3",
    "EC, TLSv1.2",
    "EC, TLSv1.3",
    "Ed25519, TLSv1.2",
    "Ed25519, TLSv1.3",
    "Ed448, TLSv1.2",
    "Ed448, TLSv1.3"
  })
  void certificateOfEveryKindOfKeyIsShown(String algorithm, String protocol) throws Exception {
    Site site = new Site(directory);
    TestCertificate ours =
        site.authority
            .certificate("ours")
            .ofKeys(KeyPairGenerator.getInstance(algorithm).generateKeyPair())
            .forClients()
            .issue();
    TlsConfig usual = site.tls(Optional.of(ours));
    TlsConfig tls =
        new TlsConfig(
            usual.trust(),
            usual.crl(),
            usual.identity(),
            usual.peer(),
            List.of(protocol),
            List.of());
    try (Collector collector =
        Collector.start(
            Scheme.RELP_TLS,
            Archive.inMemory(),
            new CollectorTls(
                site.server.cert(), site.server.key(), site.authority.certificate()))) {
      assertThat(Delivery.of(collector.uri(), tls, "x")).isEmpty();
      assertThat(collector.peers())
          .singleElement()
          .extracting(TlsPeer::subject)
          .isEqualTo(Optional.of("CN=ours,O=Sealpost tests"));
    }
  }
}
