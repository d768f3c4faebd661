package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An rsyslog that takes nothing but zlib streams. */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(180)
class CompressionIT {
  private static final Listener LISTENER = Listener.TCP_COMPRESSED;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int EVENTS = 6_000;
  private static final int DEATHS = 3;

  @TempDir private Path directory;

  @Sampled(3)
  @ParameterizedTest
  @CsvSource({
    "LOG4J2, octet-counting",
    "LOG4J2, lf",
    "LOGBACK, octet-counting",
    "LOGBACK, lf",
  })
  void nothingIsLostWhenTheServerIsKilledAndAllVerifies(Framework framework, String framing)
      throws Exception {
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    try (LogHost host = site.start(LogHostKind.RSYSLOG, site.server(), LISTENER)) {
      AuditAppender appender =
          AuditAppender.to(host.target(LISTENER), spool, site.ca(), site.client())
              .with("compression", "stream")
              .with("framing", framing);
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        for (int death = 0; death < DEATHS; death++) {
          int before = host.archive(LISTENER).size();
          IntStream.range(death * EVENTS / DEATHS, (death + 1) * EVENTS / DEATHS)
              .forEach(logging::event);
          await().atMost(LONG).until(() -> host.archive(LISTENER).size() > before);
          host.kill();
          host.restart();
        }
      }
      host.terminate();
      VerifiedArchive archive = VerifiedArchive.of(host.archive(LISTENER), spool);
      assertThat(archive.firstArrivals()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
      assertThat(archive.findings()).isEmpty();
    }
  }

  /** rsyslog 8.2302 decompresses over TCP only, so that something else has to take TLS off. */
  @Sampled(2)
  @ParameterizedTest
  @EnumSource
  @EnabledIf(
      value = "io.sealpost.endtoend.Stunnel#installed",
      disabledReason = "stunnel is not installed: run samples/loghost/install.sh")
  void compressedStreamWithinTlsArrivesOnceAndVerifies(Framework framework) throws Exception {
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    try (LogHost host = site.start(LogHostKind.RSYSLOG, site.server(), LISTENER);
        Stunnel stunnel = Stunnel.start(site, host.port(LISTENER), directory.resolve("stunnel"))) {
      AuditAppender appender =
          AuditAppender.to(stunnel.target("tls"), spool, site.ca(), site.client())
              .with("compression", "stream");
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        IntStream.range(0, EVENTS).forEach(logging::event);
      }
      host.terminate();
      VerifiedArchive archive = VerifiedArchive.of(host.archive(LISTENER), spool);
      assertThat(archive.events()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
      assertThat(archive.findings()).isEmpty();
    }
  }
}
