package io.sealpost.endtoend;

import static io.sealpost.endtoend.FindingText.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.verify.report.FindingKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Signed logs over UDP to a real server, few enough for its buffer: everything is proved, and what
 * the way there loses is found lost.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(120)
class UdpIT {
  private static final int EVENTS = 100;
  private static final int LOST = 42;
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void everyEventArrivesOnceInOrderAndVerifies(Framework framework) throws Exception {
    LogSite site = LogSite.in(directory);
    try (LogHost host = site.start(LogHostKind.RSYSLOG, site.server(), Listener.UDP)) {
      log(framework, site, host.target(Listener.UDP));
      VerifiedArchive archive = awaitVerified(host, EVENTS + 2);

      assertThat(archive.events()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
      assertThat(archive.findings()).isEmpty();
      assertThat(archive.report().summary().trusted()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theOneDatagramThatIsLostOnTheWayIsFoundLost(Framework framework) throws Exception {
    LogSite site = LogSite.in(directory);
    try (LogHost host = site.start(LogHostKind.RSYSLOG, site.server(), Listener.UDP);
        LossyRelay relay =
            new LossyRelay(host.port(Listener.UDP), " event " + LOST + " of the audit trail")) {
      log(framework, site, relay.target());
      VerifiedArchive archive = awaitVerified(host, EVENTS + 1);

      assertThat(relay.dropped()).isEqualTo(1);
      assertThat(archive.events())
          .isEqualTo(IntStream.range(0, EVENTS).filter(event -> event != LOST).boxed().toList());
      assertThat(found(archive)).singleElement().asString().startsWith(FindingKind.LOST + " ");
      assertThat(archive.report().summary().lost()).isEqualTo(1);
      assertThat(archive.report().summary().unsigned()).isZero();
    }
  }

  private void log(Framework framework, LogSite site, String target) throws Exception {
    AuditAppender appender =
        AuditAppender.to(target, directory.resolve("spool"), site.ca(), site.client());
    try (Framework.Logging logging =
        framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
      IntStream.range(0, EVENTS).forEach(logging::event);
    }
  }

  /** What is sent last need not have been written when the sender has ended. */
  private VerifiedArchive awaitVerified(LogHost host, int verified) {
    return await()
        .atMost(LONG)
        .until(
            () -> {
              List<byte[]> messages = host.archive(Listener.UDP);
              return VerifiedArchive.of(messages, directory.resolve("spool"));
            },
            archive -> archive.report().summary().verified() == verified);
  }
}
