package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealpost.keys.UnusableFileException;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.peer.AuthMode;
import io.sealpost.transport.peer.PeerPolicy;
import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.ExtendedSSLSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whom a dial over TLS reaches and whom it refuses. */
@Timeout(60)
final class DialTest {

  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void makeCertificates() {
    site = new Site(directory);
  }

  @Test
  void nameOfTheTargetIsSentToTheServer() throws Exception {
    BlockingQueue<String> names = new LinkedBlockingQueue<>();
    try (ScriptedServer server =
            ScriptedServer.startTls(
                site.server,
                (raw, tls) ->
                    names.add(
                        ((ExtendedSSLSession) tls.getSession())
                            .getRequestedServerNames()
                            .toString()));
        Connection connection = dial(server, site.tls())) {
      assertThat(names.take()).contains("value=localhost");
      connection.check();
    }
  }

  @Test
  void literalAddressIsHeldAgainstTheCertificatesAddresses() throws IOException {
    try (ScriptedServer server = ScriptedServer.startTls(site.server, (raw, tls) -> {});
        Connection connection =
            Site.dial(
                Site.transport(
                    server.uri(Scheme.TLS).replace("localhost", "127.0.0.1"), site.tls()),
                label -> {})) {
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void serverOfAPermittedNameIsAcceptedWhateverTheTargetIsCalled() throws IOException {
    TestCertificate other = site.authority.certificate("other").host("a.example.net").issue();
    try (ScriptedServer server = ScriptedServer.startTls(other, (raw, tls) -> {});
        Connection connection = dial(server, permitting("*.example.net"))) {
      assertThat(connection.isOpen()).isTrue();
    }
    refuse(
        other,
        permitting("*.example.org"),
        "wrong name: the certificate is for a.example.net; permitted is *.example.org");
  }

  @Test
  void serverOfAnotherNameIsRefused() throws IOException {
    refuse(
        site.authority.certificate("other").host("other.example.net").address("10.0.0.1").issue(),
        site.tls(),
        "server certificate refused: wrong name: the certificate is for other.example.net,"
            + " 10.0.0.1; permitted is localhost");
  }

  @Test
  void serverOfAnotherCaIsRefused() throws IOException {
    refuse(
        TestAuthority.create(directory, "other").certificate("server").host("localhost").issue(),
        site.tls(),
        "untrusted: no trusted CA leads to the certificate of CN=server");
  }

  @Test
  void serverIsNotTrustedByTheJvmWhenNoCaIsGiven() throws IOException {
    refuse(site.server, TlsConfig.defaults(), "untrusted: no trusted CA leads to");
  }

  @Test
  void serverWhoseCertificateHasExpiredIsRefused() throws IOException {
    refuse(
        site.authority.certificate("old").host("localhost").expired().issue(),
        site.tls(),
        "certificate of CN=old, O=Sealpost tests expired on 20");
  }

  @Test
  void serverWhoseCertificateIsNotYetValidIsRefused() throws IOException {
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    refuse(
        site.authority
            .certificate("new")
            .host("localhost")
            .valid(tomorrow, tomorrow.plus(Duration.ofDays(1)))
            .issue(),
        site.tls(),
        "certificate of CN=new, O=Sealpost tests is not valid before 20");
  }

  @Test
  void certificateForClientsIsRefusedFromAServer() throws IOException {
    refuse(
        site.authority.certificate("wrong").host("localhost").forClients().issue(),
        site.tls(),
        "wrong usage: the extended key usage of the certificate of CN=wrong");
  }

  @Test
  void certificateForClientsIsAcceptedWhereUsageIsNotLookedAt() throws IOException {
    TestCertificate wrong =
        site.authority.certificate("wrong").host("localhost").forClients().issue();
    TlsConfig lax =
        site.tls(Optional.of(site.client), new PeerPolicy(AuthMode.NAME, List.of(), false));
    try (ScriptedServer server = ScriptedServer.startTls(wrong, (raw, tls) -> {});
        Connection connection = dial(server, lax)) {
      assertThat(connection.isOpen()).isTrue();
    }
    refuse(
        site.authority.certificate("other").host("other.example.net").forClients().issue(),
        lax,
        "wrong name: ");
  }

  @Test
  void certificateThatIsTrustedItselfMustBeGoodAllTheSame() throws IOException {
    refuseAsTrusted(
        site.authority.certificate("old").host("localhost").bySelf().expired().issue(),
        " expired on 20");
    refuseAsTrusted(
        site.authority.certificate("other").host("other.example.net").bySelf().issue(),
        "wrong name: ");
    refuseAsTrusted(
        site.authority.certificate("wrong").host("localhost").bySelf().forClients().issue(),
        "wrong usage: ");
  }

  private void refuseAsTrusted(TestCertificate certificate, String reason) throws IOException {
    refuse(certificate, trusting(certificate), reason);
  }

  private TlsConfig trusting(TestCertificate certificate) {
    TlsConfig tls = site.tls();
    return new TlsConfig(
        Optional.of(new TlsConfig.CaFile(certificate.cert())),
        tls.crl(),
        tls.identity(),
        tls.peer(),
        tls.protocols(),
        List.of());
  }

  @Test
  void certificateThatIsTrustedItselfIsAccepted() throws IOException {
    TestCertificate self =
        site.authority.certificate("self").host("localhost").bySelf().forServers().issue();
    try (ScriptedServer server = ScriptedServer.startTls(self, (raw, tls) -> {});
        Connection connection = dial(server, trusting(self))) {
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void anybodyIsAcceptedWithoutAuthentication() throws IOException {
    TestCertificate stranger =
        TestAuthority.create(directory, "other").certificate("stranger").expired().issue();
    TlsConfig anon =
        site.tls(Optional.of(site.client), new PeerPolicy(AuthMode.ANON, List.of(), true));
    try (ScriptedServer server = ScriptedServer.startTls(stranger, (raw, tls) -> {});
        Connection connection = dial(server, anon)) {
      assertThat(connection.isOpen()).isTrue();
    }
  }

  @Test
  void protocolAndCipherSuiteAreTheConfiguredOnes() throws IOException {
    String suite = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    try (ScriptedServer server = ScriptedServer.startTls(site.server, (raw, tls) -> {});
        Connection connection = dial(server, speaking("TLSv1.2", suite))) {
      assertThat(connection.facts().inWords(Instant.now())).contains("TLSv1.2 " + suite);
    }
  }

  @Test
  void unknownProtocolOrCipherSuiteIsAConfigurationError() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> speaking("TLSv1.1", "TLS_AES_128_GCM_SHA256"))
        .withMessageContaining("allowed are TLSv1.3, TLSv1.2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> speaking("TLSv1.3", "TLS_ROT13"))
        .withMessageContaining("cipherSuites: [TLS_ROT13] not known");
  }

  @Test
  void nothingIsConnectedWhenAFileCannotBeRead() throws IOException {
    try (ScriptedServer server = ScriptedServer.startTls(site.server, (raw, tls) -> {})) {
      Files.delete(site.client.key());
      assertThatExceptionOfType(UnusableFileException.class)
          .isThrownBy(() -> dial(server, site.tls()))
          .withMessage(site.client.key() + ": no such file");
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void serverThatDoesNotSpeakTlsIsSaidSo() throws IOException {
    try (ScriptedServer server =
        ScriptedServer.start(
            socket -> ScriptedServer.write(socket.getOutputStream(), "220 mail ESMTP\r\n"))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> dial(server, site.tls()))
          .withMessageEndingWith(": TLS failed: Unsupported or unrecognized SSL message");
    }
  }

  private TlsConfig permitting(String peer) {
    return site.tls(Optional.of(site.client), PeerPolicy.names(List.of(peer)));
  }

  private TlsConfig speaking(String protocol, String suite) {
    TlsConfig tls = site.tls(Optional.empty());
    return new TlsConfig(
        tls.trust(), tls.crl(), tls.identity(), tls.peer(), List.of(protocol), List.of(suite));
  }

  private static void refuse(TestCertificate certificate, TlsConfig tls, String reason)
      throws IOException {
    BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
    try (ScriptedServer server =
        ScriptedServer.startTls(
            certificate, (raw, socket) -> received.add(socket.getInputStream().read()))) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> dial(server, tls))
          .withMessageContaining(reason);
      assertThat(received).allMatch(octet -> octet < 0);
    }
  }

  private static Connection dial(ScriptedServer server, TlsConfig tls) throws IOException {
    return Site.dial(Site.transport(server.uri(Scheme.TLS), tls), label -> {});
  }
}
