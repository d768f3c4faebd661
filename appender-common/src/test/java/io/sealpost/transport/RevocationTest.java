package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who asks for revocation to be looked at gets nobody in of whom it is not known. */
@Timeout(60)
final class RevocationTest {
  @TempDir Path directory;
  private Site site;
  private TestCertificate other;
  private Instant tomorrow;

  @BeforeEach
  void makeCertificates() {
    site = new Site(directory);
    other = site.authority.certificate("other").issue();
    tomorrow = Instant.now().plus(Duration.ofDays(1));
  }

  @Test
  void serverThatIsNotOnTheListIsLetIn() throws IOException {
    assertThat(deliver(site.server, site.authority.revoke("list", tomorrow, other))).isEmpty();
  }

  @Test
  void serverThatIsOnTheListIsNot() throws IOException {
    assertThat(deliver(site.server, site.authority.revoke("list", tomorrow, other, site.server)))
        .contains("revoked: ");
  }

  @Test
  void listThatIsOutOfDateLetsNobodyIn() throws IOException {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    assertThat(deliver(site.server, site.authority.revoke("list", yesterday)))
        .contains("no list of crl covers it: that of ")
        .contains("is not in force");
  }

  @Test
  void listOfAnotherCaLetsNobodyIn() throws IOException {
    TestAuthority strangers = TestAuthority.create(directory.resolve("strangers"), "strangers");
    assertThat(deliver(site.server, strangers.revoke("list", tomorrow)))
        .contains("no list of crl covers it: there is none of ");
  }

  @Test
  void listThatAnotherHasSignedInTheNameOfTheCaLetsNobodyIn() throws IOException {
    TestAuthority impostor = TestAuthority.create(directory.resolve("impostor"), "ca");
    assertThat(deliver(site.server, impostor.revoke("list", tomorrow)))
        .contains("no list of crl covers it: none that a trusted CA has signed");
  }

  @Test
  void oneOfSeveralListsInAFileCovers() throws IOException {
    TestAuthority strangers = TestAuthority.create(directory.resolve("strangers"), "strangers");
    Path both = directory.resolve("both.crl");
    Files.writeString(
        both,
        Files.readString(strangers.revoke("theirs", tomorrow))
            + Files.readString(site.authority.revoke("ours", tomorrow, other)));
    assertThat(deliver(site.server, both)).isEmpty();
    assertThat(deliver(other, both)).contains("revoked: ");
  }

  @Test
  void serverThatIsTrustedItselfIsLookedUpToo() throws IOException {
    Path list = site.authority.revoke("list", tomorrow, site.server);
    assertThat(deliver(site.server, site.server.cert(), list)).contains("revoked: ");
  }

  private String deliver(TestCertificate server, Path crl) throws IOException {
    return deliver(server, site.authority.certificate(), crl);
  }

  private String deliver(TestCertificate server, Path ca, Path crl) throws IOException {
    TlsConfig usual = site.tls();
    TlsConfig tls =
        new TlsConfig(
            Optional.of(new TlsConfig.CaFile(ca)),
            Optional.of(crl),
            usual.identity(),
            usual.peer(),
            usual.protocols(),
            List.of());
    try (Collector collector =
        Collector.start(
            Scheme.RELP_TLS,
            Archive.inMemory(),
            new CollectorTls(server.cert(), server.key(), site.authority.certificate()))) {
      return Delivery.of(collector.uri(), tls, "x");
    }
  }
}
