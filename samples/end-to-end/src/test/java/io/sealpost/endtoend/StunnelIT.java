package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An rsyslog without TLS behind a stunnel, both of which die under load: what was confirmed had
 * been taken by the server, not only by what stands in front of it.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@EnabledIf(
    value = "io.sealpost.endtoend.Stunnel#installed",
    disabledReason = "stunnel is not installed: run samples/loghost/install.sh")
@Timeout(180)
class StunnelIT {
  private static final int EVENTS = Thorough.times(6_000, 20_000);
  private static final int DEATHS = Thorough.times(2, 6);
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Sampled(2)
  @ParameterizedTest
  @EnumSource
  void nothingIsLostWhenStunnelOrTheServerBehindItDies(Framework framework) throws Exception {
    Listener listener = Listener.RELP;
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    try (LogHost host = site.start(LogHostKind.RSYSLOG, site.server(), listener);
        Stunnel stunnel = Stunnel.start(site, host.port(listener), directory.resolve("stunnel"))) {
      AuditAppender appender =
          AuditAppender.to(stunnel.target("relp+tls"), spool, site.ca(), site.client());
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        for (int death = 0; death < DEATHS; death++) {
          IntStream.range(death * EVENTS / DEATHS, (death + 1) * EVENTS / DEATHS)
              .forEach(logging::event);
          int before = host.archive(listener).size();
          await().atMost(LONG).until(() -> host.archive(listener).size() > before);
          if (death % 2 == 0) {
            stunnel.killAndRestart();
          } else {
            host.kill();
            host.restart();
          }
        }
      }
      host.terminate();
      VerifiedArchive archive = VerifiedArchive.of(host.archive(listener), spool);
      assertThat(archive.firstArrivals()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
      assertThat(archive.findings()).isEmpty();
    }
  }
}
