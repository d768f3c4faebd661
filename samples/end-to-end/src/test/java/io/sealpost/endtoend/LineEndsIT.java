package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.ConfiguredLogHost;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.OctetArchive;
import io.sealpost.testing.Repository;
import io.sealpost.testkit.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** syslog-ng's {@code network(transport("tls"))}, which takes a line for a message. */
@NeedsLogHost(LogHostKind.SYSLOG_NG)
@Timeout(120)
final class LineEndsIT {
  private static final int EVENTS = 2_000;

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Framework.class)
  void everyEventIsOneMessageAlsoWhenTheServerIsKilled(Framework framework) throws Exception {
    LogSite site = LogSite.in(directory);
    int port = FreePorts.next();
    Path spool = directory.resolve("spool");
    AuditAppender appender =
        AuditAppender.to("tls://localhost:" + port, spool, site.ca(), site.client())
            .with("framing", "lf")
            .with("confirmEvery", "64 KB, 1 s");
    ConfiguredLogHost server = start(site, port);
    try (Framework.Logging logging =
        framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
      IntStream.range(0, EVENTS / 2).forEach(logging::event);
      server.kill();
      server = start(site, port);
      IntStream.range(EVENTS / 2, EVENTS).forEach(logging::event);
    } finally {
      server.terminate();
    }
    VerifiedArchive archive = VerifiedArchive.of(archived(), spool);
    assertThat(archive.events().stream().distinct().toList())
        .isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
    assertThat(archive.findings()).isEmpty();
  }

  private List<byte[]> archived() throws IOException {
    return OctetArchive.read(Files.readAllBytes(directory.resolve("archive/network-tls")));
  }

  private ConfiguredLogHost start(LogSite site, int port) throws IOException {
    Files.createDirectories(directory.resolve("archive"));
    return ConfiguredLogHost.start(
        LogHostKind.SYSLOG_NG,
        directory.resolve("server"),
        Repository.file("samples/loghost/syslog-ng-network.conf"),
        port,
        Map.of(
            "LOGHOST_DIR", directory.toString(),
            "LOGHOST_ADDRESS", "127.0.0.1",
            "LOGHOST_CA", site.ca().toString(),
            "LOGHOST_CERT", site.server().cert().toString(),
            "LOGHOST_KEY", site.server().key().toString(),
            "LOGHOST_PEER", LogSite.CLIENT,
            "LOGHOST_PORT_TLS", Integer.toString(port)));
  }
}
