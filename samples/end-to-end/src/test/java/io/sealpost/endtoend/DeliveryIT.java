package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of events from each framework to each listener of real servers: all arrive, in order,
 * once, and the verifier proves each of them, so not one octet was changed on the way.
 */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(120)
class DeliveryIT {
  private static final int EVENTS = Thorough.times(4_000, 20_000);

  @TempDir private Path directory;

  static Stream<Arguments> everyFrameworkToEveryListener() {
    return Arrays.stream(Framework.values())
        .flatMap(
            framework ->
                Arrays.stream(Listener.values())
                    .filter(Listener::losesNothing)
                    .map(listener -> Arguments.of(framework, listener)));
  }

  @Sampled(5)
  @ParameterizedTest
  @MethodSource("everyFrameworkToEveryListener")
  void everyEventArrivesOnceInOrderAndVerifies(Framework framework, Listener listener)
      throws Exception {
    // A server for each: the ossl driver of rsyslog 8.2302 closes descriptors twice, and another
    // listener's archive or connection may be what it hits.
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    try (LogHost host = site.start(listener.kind())) {
      AuditAppender appender =
          AuditAppender.to(host.target(listener), spool, site.ca(), site.client())
              .with("compression", listener.decompresses() ? "stream" : "none");
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        IntStream.range(0, EVENTS).forEach(logging::event);
      }
      VerifiedArchive archive = VerifiedArchive.of(host.archive(listener), spool);

      assertThat(archive.events()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
      assertThat(archive.findings()).isEmpty();
      assertThat(archive.notices()).as("one of the start, one of the end").isEqualTo(2);
      assertThat(archive.report().summary().verified()).isEqualTo(EVENTS + 2);
    }
  }
}
