package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.FaultyLink;
import io.sealpost.testing.LinkFault;
import io.sealpost.testing.LinkFault.Direction;
import io.sealpost.testing.Thorough;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links that are cut at every octet of an exchange, or at many of a long one. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
final class CutLinkTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final Archive archive = Archive.inMemory();

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(names = {"RESET", "END"})
  void relpCutAtAnyOctetLosesNothing(LinkFault cut) throws IOException {
    try (Collector collector = Collector.start(Scheme.RELP, archive);
        FaultyLink link = FaultyLink.to(collector.uri())) {
      CutLink exchanges = new CutLink(link, Site.plain(link.uri(), LONG));
      sweepBothWays(exchanges, cut, Thorough.times(4, 1));
      assertThat(exchanges.cuts()).isGreaterThan(Thorough.times(75, 300));
    }
  }

  /** An end that comes while ours is answered is believed over TCP, so it is no cut here. */
  @Test
  void tcpCutLosesNothing() throws IOException {
    try (Collector collector = Collector.start(Scheme.TCP, archive);
        FaultyLink link = FaultyLink.to(collector.uri())) {
      CutLink exchanges = new CutLink(link, Site.plain(link.uri(), LONG));
      exchanges.sweep(LinkFault.RESET, Direction.TO_SERVER, Thorough.times(39, 13));
      exchanges.assertWhole(archive.texts());
    }
  }

  @Test
  void compressedTcpCutLosesNothing() throws IOException {
    try (Collector collector = Collector.start(Scheme.TCP, archive);
        FaultyLink link = FaultyLink.to(collector.uri())) {
      collector.decompress();
      CutLink exchanges = new CutLink(link, Site.compressed(Site.plain(link.uri(), LONG)));
      exchanges.sweep(LinkFault.RESET, Direction.TO_SERVER, Thorough.times(23, 5));
      exchanges.assertWhole(archive.texts());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "END"})
  void tlsCutLosesNothing(LinkFault cut) throws IOException {
    secured(Scheme.TLS, cut, Thorough.times(1_461, 487), false);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "END"})
  void compressedTlsCutLosesNothing(LinkFault cut) throws IOException {
    secured(Scheme.TLS, cut, Thorough.times(1_461, 487), true);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "END"})
  void relpOverTlsCutLosesNothing(LinkFault cut) throws IOException {
    secured(Scheme.RELP_TLS, cut, Thorough.times(388, 97), false);
  }

  private void secured(Scheme scheme, LinkFault cut, int step, boolean compressed)
      throws IOException {
    Site site = new Site(directory);
    CollectorTls tls =
        new CollectorTls(site.server.cert(), site.server.key(), site.authority.certificate());
    try (Collector collector = Collector.start(scheme, archive, tls);
        FaultyLink link = FaultyLink.to(collector.uri())) {
      TransportConfig config = Site.transport(link.uri(), site.tls());
      if (compressed) {
        collector.decompress();
        config = Site.compressed(config);
      }
      CutLink exchanges = new CutLink(link, config);
      sweepBothWays(exchanges, cut, step);
    }
  }

  private void sweepBothWays(CutLink exchanges, LinkFault cut, int step) throws IOException {
    for (Direction direction : Direction.values()) {
      exchanges.sweep(cut, direction, step);
    }
    exchanges.assertWhole(archive.texts());
  }
}
