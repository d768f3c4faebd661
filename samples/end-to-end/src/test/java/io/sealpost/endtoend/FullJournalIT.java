package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The server is away until the journal is full: what was accepted arrives, signed notices say what
 * was not, and all is covered.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(120)
class FullJournalIT {
  private static final int EVENTS = 60_000;

  @TempDir private Path directory;

  @Sampled(2)
  @ParameterizedTest
  @CsvSource({"LOG4J2, RELP_TLS", "LOGBACK, TLS"})
  void whatWasAcceptedArrivesAndTheRestIsSaidToBeLost(Framework framework, Listener listener)
      throws Exception {
    StatusCapture.forgetLog4j2();
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    try (LogHost host = site.start(listener.kind())) {
      host.kill();
      AuditAppender appender =
          AuditAppender.to(host.target(listener), spool, site.ca(), site.client())
              .small()
              .whenFull(AuditAppender.WhenFull.DROP_BELOW);
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        for (int event = 0; event < EVENTS; event++) {
          logging.event(event);
        }
        Awaitility.await()
            .until(
                () -> logging.status().stream().anyMatch(reported -> reported.contains("dropped")));
        host.restart();
      }
      VerifiedArchive archive = VerifiedArchive.of(host.archive(listener), spool);

      assertThat(archive.events()).hasSizeGreaterThan(5_000).isSorted().doesNotHaveDuplicates();
      assertThat(archive.findings()).isEmpty();
      assertThat(archive.events().size() + archive.announcedDrops()).isEqualTo(EVENTS);
    }
  }
}
