package io.sealpost.transport;

import io.sealpost.keys.Fingerprint;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.peer.AuthMode;
import io.sealpost.transport.peer.PeerPolicy;
import io.sealpost.transport.tls.TlsConfig;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A certificate of each {@link CertificateCase}, for servers and for clients, and their CA. */
final class Exhibits {
  static final String CLIENT = "client.example.net";

  final TestAuthority authority;
  final Map<CertificateCase, TestCertificate> servers = new EnumMap<>(CertificateCase.class);
  final Map<CertificateCase, TestCertificate> clients = new EnumMap<>(CertificateCase.class);
  private final Path crl;

  Exhibits(Path directory) {
    authority = TestAuthority.create(directory, "ca");
    TestAuthority strangers = TestAuthority.create(directory.resolve("strangers"), "strangers");
    for (CertificateCase each : CertificateCase.values()) {
      servers.put(each, each.issue(authority, strangers, "server-" + each, "localhost", true));
      clients.put(each, each.issue(authority, strangers, "client-" + each, CLIENT, false));
    }
    crl =
        authority.revoke(
            "revoked",
            Instant.now().plus(Duration.ofDays(1)),
            servers.get(CertificateCase.REVOKED),
            clients.get(CertificateCase.REVOKED));
  }

  /** Returns what our client is told when it meets that server. */
  TlsConfig judging(CertificateCase server, AuthMode mode, String protocol)
      throws CertificateException {
    CertificateCase pinned = server == CertificateCase.NOT_PINNED ? CertificateCase.GOOD : server;
    List<String> peers =
        mode == AuthMode.FINGERPRINT ? List.of(fingerprint(servers.get(pinned))) : List.of();
    return config(
        new PeerPolicy(mode, peers, true),
        mode.validatesPath() ? Optional.of(crl) : Optional.empty(),
        Optional.of(clients.get(CertificateCase.GOOD)),
        protocol);
  }

  /** Returns what our client is told when it shows this to a good server. */
  TlsConfig showing(Optional<CertificateCase> client, String protocol) {
    return config(
        PeerPolicy.names(List.of()), Optional.empty(), client.map(clients::get), protocol);
  }

  static String fingerprint(TestCertificate certificate) throws CertificateException {
    return Fingerprint.sha256(certificate.certificate().getEncoded()).toRsyslog();
  }

  private TlsConfig config(
      PeerPolicy peer, Optional<Path> lists, Optional<TestCertificate> identity, String protocol) {
    return new TlsConfig(
        Optional.of(new TlsConfig.CaFile(authority.certificate())),
        lists,
        identity.map(ours -> new TlsConfig.PemIdentity(ours.cert(), ours.key(), Optional.empty())),
        peer,
        List.of(protocol),
        List.of());
  }
}
