package io.sealpost.transport;

import io.sealpost.testing.LogHost;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.peer.PeerPolicy;
import io.sealpost.transport.tls.TlsConfig;
import io.sealpost.transport.tls.TlsRenewal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The certificates of one site: a CA, a server on this host and a client that it lets in. */
public final class Site {
  static final String CLIENT = "client.example.net";

  public final TestAuthority authority;
  public final TestCertificate server;
  final TestCertificate client;

  public Site(Path directory) {
    authority = TestAuthority.create(directory, "ca");
    server =
        authority.certificate("server").host("localhost").address("127.0.0.1").forServers().issue();
    client = authority.certificate("client").commonName(CLIENT).host(CLIENT).forClients().issue();
  }

  LogHost.Credentials credentials() {
    return new LogHost.Credentials(authority.certificate(), server, CLIENT);
  }

  LogHost start(LogHost.Listener listener, Path directory) {
    return LogHost.start(listener.kind(), directory, credentials(), listener);
  }

  /** Returns what the client uses: this CA, and its certificate. */
  TlsConfig tls() {
    return tls(Optional.of(client));
  }

  public TlsConfig tls(Optional<TestCertificate> identity) {
    return tls(identity, PeerPolicy.names(List.of()));
  }

  TlsConfig tls(Optional<TestCertificate> identity, PeerPolicy peer) {
    return new TlsConfig(
        Optional.of(new TlsConfig.CaFile(authority.certificate())),
        Optional.empty(),
        identity.map(
            files -> new TlsConfig.PemIdentity(files.cert(), files.key(), Optional.empty())),
        peer,
        List.of("TLSv1.3", "TLSv1.2"),
        List.of());
  }

  static TransportConfig transport(String target, TlsConfig tls) {
    return transport(target, tls, Duration.ofSeconds(10));
  }

  /** Returns settings in which every phase may take so long. */
  static TransportConfig transport(String target, TlsConfig tls, Duration timeout) {
    return new TransportConfig(
        List.of(Target.parse(target)),
        Duration.ofMinutes(5),
        Framing.OCTET_COUNTING,
        Compression.NONE,
        Optional.of(tls),
        1024,
        true,
        new TransportConfig.Timeouts(timeout, timeout, timeout, timeout));
  }

  /** Returns the same, in which the phases may take so long. */
  static TransportConfig within(TransportConfig.Timeouts timeouts, TransportConfig like) {
    return new TransportConfig(
        like.targets(),
        like.failbackAfter(),
        like.framing(),
        like.compression(),
        like.tls(),
        like.window(),
        like.keepAlive(),
        timeouts);
  }

  /** Returns settings without TLS. */
  static TransportConfig plain(String target, Duration timeout) {
    return new TransportConfig(
        List.of(Target.parse(target)),
        Duration.ofMinutes(5),
        Framing.OCTET_COUNTING,
        Compression.NONE,
        Optional.empty(),
        1024,
        true,
        new TransportConfig.Timeouts(timeout, timeout, timeout, timeout));
  }

  /** Returns the same, with messages that end with a line. */
  static TransportConfig byLines(TransportConfig like) {
    return new TransportConfig(
        like.targets(),
        like.failbackAfter(),
        Framing.LF,
        like.compression(),
        like.tls(),
        like.window(),
        like.keepAlive(),
        like.timeouts());
  }

  /** Returns the same, compressed. */
  static TransportConfig compressed(TransportConfig like) {
    return new TransportConfig(
        like.targets(),
        like.failbackAfter(),
        like.framing(),
        Compression.STREAM,
        like.tls(),
        like.window(),
        like.keepAlive(),
        like.timeouts());
  }

  static Connection dial(TransportConfig config, LongConsumer confirmed) throws IOException {
    return dialler(config).dial(config.targets().get(0), confirmed);
  }

  static Dialler dialler(TransportConfig config) {
    return dialler(config, "test");
  }

  static Dialler dialler(TransportConfig config, String threads) {
    Optional<TlsRenewal> tls = config.tls().map(each -> new TlsRenewal(each, warning -> {}));
    DaemonThreads behind = new DaemonThreads(threads);
    return new Dialler(config, tls, new HostAddresses(behind), behind);
  }
}
