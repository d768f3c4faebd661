package io.sealpost.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class CollectorTlsTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  @TempDir private static Path directory;

  private static CollectorTls server;
  private static CollectorTls client;

  @BeforeAll
  static void makeCertificates() {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    server = identity(authority, authority.certificate("server").host("localhost").issue());
    client = identity(authority, authority.certificate("client").issue());
  }

  private static CollectorTls identity(TestAuthority authority, TestCertificate of) {
    return new CollectorTls(of.cert(), of.key(), authority.certificate());
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void closeNotifyIsAnsweredWithCloseNotifyAndFin(String protocol) throws Exception {
    try (Collector collector = start(server.withProtocols(protocol));
        Client peer = new Client(collector, client.context())) {
      peer.send("2 hi");
      peer.tls.shutdownOutput();
      assertThat(peer.tls.getInputStream().read()).isEqualTo(-1);
      assertThat(peer.raw.getInputStream().read()).isEqualTo(-1);
      assertThat(collector.archive().texts()).containsExactly("hi");
      assertThat(collector.troubles()).isEmpty();
      assertThat(collector.peers())
          .containsExactly(
              new TlsPeer(
                  protocol,
                  peer.tls.getSession().getCipherSuite(),
                  Optional.of("CN=client,O=Sealpost tests"),
                  List.of("localhost")));
    }
  }

  @Test
  void clientWithoutCertificateIsRefused() throws Exception {
    try (Collector collector = start(server);
        Client peer = new Client(collector, trustOnly())) {
      assertThatThrownBy(() -> peer.tls.getInputStream().read()).isInstanceOf(IOException.class);
      assertThat(collector.peers()).isEmpty();
    }
  }

  @Test
  void clientWithoutCertificateIsWelcomeWhereNoneIsRequired() throws Exception {
    try (Collector collector = start(server.withoutClientCert());
        Client peer = new Client(collector, trustOnly())) {
      peer.send("2 hi");
      collector.archive().await(1, SOON);
      assertThat(collector.peers())
          .singleElement()
          .satisfies(p -> assertThat(p.subject()).isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void lateRefusalComesBehindAFinishedHandshakeAndWithoutAnAlert(String protocol) throws Exception {
    try (Collector collector = start(server.withProtocols(protocol))) {
      collector.inject(CollectorFault.CLOSE_AFTER_HANDSHAKE);
      try (Client peer = new Client(collector, client.context())) {
        assertThat(peer.raw.getInputStream().transferTo(OutputStream.nullOutputStream()))
            .isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void closeNotifyMayStandBeforeAReset(String protocol) throws Exception {
    try (Collector collector = start(server.withProtocols(protocol))) {
      collector.inject(CollectorFault.CLOSE_NOTIFY_UNREAD);
      try (Client peer = new Client(collector, client.context())) {
        peer.send("2 hi");
        collector.archive().await(1, SOON);
        peer.send("6 unread");
        assertThat(peer.tls.getInputStream().read()).isEqualTo(-1);
        await()
            .untilAsserted(
                () ->
                    assertThatThrownBy(() -> peer.raw.getOutputStream().write(0))
                        .isInstanceOf(SocketException.class));
        assertThat(collector.archive().texts()).containsExactly("hi");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void endWithoutCloseNotifyIsAFinAlone(String protocol) throws Exception {
    try (Collector collector = start(server.withProtocols(protocol))) {
      collector.inject(CollectorFault.END_WITHOUT_CLOSE_NOTIFY);
      try (Client peer = new Client(collector, client.context())) {
        peer.send("2 hi");
        peer.tls.shutdownOutput();
        peer.raw.getInputStream().readAllBytes();
        assertThat(collector.archive().texts()).containsExactly("hi");
      }
    }
  }

  @Test
  void relpIsSpokenUnderTls() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP_TLS, Archive.inMemory(), server);
        Client peer = new Client(collector, client.context())) {
      peer.send("1 open 30 relp_version=0\ncommands=syslog\n2 syslog 2 hi\n3 close 0\n");
      assertThat(new String(peer.tls.getInputStream().readAllBytes(), US_ASCII))
          .endsWith("2 rsp 6 200 OK\n3 rsp 0\n0 serverclose 0\n");
    }
  }

  private static Collector start(CollectorTls tls) throws IOException {
    return Collector.start(Scheme.TLS, Archive.inMemory(), tls);
  }

  private static SSLContext trustOnly() throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(client.clientCa())) {
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static final class Client implements AutoCloseable {
    final Socket raw;
    final SSLSocket tls;

    Client(Collector collector, SSLContext context) throws IOException {
      raw = new Socket(InetAddress.getLoopbackAddress(), collector.port());
      tls =
          (SSLSocket)
              context.getSocketFactory().createSocket(raw, "localhost", collector.port(), false);
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName("localhost")));
      tls.setSSLParameters(parameters);
      tls.startHandshake();
    }

    void send(String octets) throws IOException {
      tls.getOutputStream().write(octets.getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
      raw.close();
    }
  }
}
