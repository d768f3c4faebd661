package io.sealpost;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.transport.peer.PeerPolicy;
import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Collectors with and without TLS, and setups that trust them; clients have no certificate. */
final class CollectorSite {
  private final TestAuthority authority;
  private final TestCertificate server;

  CollectorSite(Path directory) {
    authority = TestAuthority.create(directory, "ca");
    server = authority.certificate("server").host("localhost").forServers().issue();
  }

  Collector start(Scheme scheme, Archive archive) throws IOException {
    if (!scheme.encrypted()) {
      return Collector.start(scheme, archive);
    }
    CollectorTls tls = new CollectorTls(server.cert(), server.key(), authority.certificate());
    return Collector.start(scheme, archive, tls.withoutClientCert());
  }

  PipelineSetup to(Collector collector) {
    PipelineSetup plain = PipelineSetup.to(collector.uri());
    return collector.uri().contains("tls") ? plain.secured(trustingThisAuthority()) : plain;
  }

  private TlsConfig trustingThisAuthority() {
    return new TlsConfig(
        Optional.of(new TlsConfig.CaFile(authority.certificate())),
        Optional.empty(),
        Optional.empty(),
        PeerPolicy.names(List.of()),
        List.of("TLSv1.3"),
        List.of());
  }
}
