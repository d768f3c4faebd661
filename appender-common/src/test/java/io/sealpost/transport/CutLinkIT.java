package io.sealpost.transport;

import io.sealpost.testing.FaultyLink;
import io.sealpost.testing.LinkFault;
import io.sealpost.testing.LinkFault.Direction;
import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Links to real servers that are cut here and there. */
@Execution(ExecutionMode.CONCURRENT)
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
final class CutLinkIT {
  private static final int STEP = Thorough.times(2_999, 1_499);

  @TempDir Path directory;

  /** An end that comes while ours is answered is believed over TCP, so it is no cut here. */
  @ParameterizedTest
  @EnumSource(Framing.class)
  void compressedLinkThatIsCutLosesNothing(Framing framing) throws IOException {
    Listener listener = Listener.TCP_COMPRESSED;
    Site site = new Site(directory.resolve("certificates"));
    try (LogHost host = site.start(listener, directory.resolve("host"));
        FaultyLink link = FaultyLink.to(host.target(listener))) {
      TransportConfig config = Site.compressed(Site.plain(link.uri(), Duration.ofSeconds(10)));
      CutLink exchanges = new CutLink(link, framing == Framing.LF ? Site.byLines(config) : config);
      exchanges.sweep(LinkFault.RESET, Direction.TO_SERVER, Thorough.times(7, 1));
      host.terminate();
      exchanges.assertWhole(
          host.archive(listener).stream()
              .map(octets -> new String(octets, StandardCharsets.UTF_8))
              .toList());
    }
  }

  @Sampled(2)
  @ParameterizedTest
  @EnumSource(names = {"TLS", "RELP_TLS", "TLS_SYSLOG_NG"})
  void linkThatIsCutLosesNothing(Listener listener) throws IOException {
    Site site = new Site(directory.resolve("certificates"));
    try (LogHost host = site.start(listener, directory.resolve("host"));
        FaultyLink link = FaultyLink.to(host.target(listener))) {
      CutLink exchanges = new CutLink(link, Site.transport(link.uri(), site.tls()));
      for (Direction direction : Direction.values()) {
        exchanges.sweep(LinkFault.RESET, direction, STEP);
        exchanges.sweep(LinkFault.END, direction, STEP);
      }
      host.terminate();
      exchanges.assertWhole(
          host.archive(listener).stream()
              .map(octets -> new String(octets, StandardCharsets.UTF_8))
              .toList());
    }
  }
}
