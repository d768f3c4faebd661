package io.sealpost.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.verify.Summary;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code kill -9} of the logging JVM at random moments, its start included: every event whose call
 * had returned is archived and covered by a valid signature.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(300)
class KilledApplicationIT {
  private static final int ROUNDS = 10;
  private static final int EVENTS_AT_THE_END = 100;

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"LOG4J2, TLS, 1", "LOGBACK, RELP_TLS, 2"})
  void everyEventWhoseCallReturnedIsArchivedAndCovered(
      Framework framework, Listener listener, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    MappedByteBuffer progress = LoggingApplication.progress(directory.resolve("progress"));
    try (LogHost host = site.start(listener.kind())) {
      Path configuration =
          AuditAppender.to(host.target(listener), spool, site.ca(), site.client())
              .write(framework, directory.resolve("logging.xml"));
      for (int round = 0; round < ROUNDS; round++) {
        Process application = start(framework, configuration, Long.MAX_VALUE);
        if (round % 4 != 3) { // the others are killed while they start
          awaitMore(progress);
        }
        boolean ended = application.waitFor(random.nextLong(1500), TimeUnit.MILLISECONDS);
        assertThat(ended).as("ended by itself in round %d", round).isFalse();
        application.destroyForcibly().waitFor();
      }
      long returned = progress.getLong(0);
      assertThat(returned).as("rounds that logged nothing prove nothing").isGreaterThan(1000);
      Process last = start(framework, configuration, returned + EVENTS_AT_THE_END);
      assertThat(last.waitFor()).isZero();

      expectEverything(
          VerifiedArchive.of(host.archive(listener), spool), (int) returned + EVENTS_AT_THE_END);
    }
  }

  private static void awaitMore(MappedByteBuffer progress) {
    long before = progress.getLong(0);
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> progress.getLong(0) > before);
  }

  private static void expectEverything(VerifiedArchive archive, int events) {
    List<Integer> all = IntStream.range(0, events).boxed().toList();
    assertThat(archive.firstArrivals()).isEqualTo(all);
    // An event is logged again if its call had not returned, so there may be more messages.
    Summary summary = archive.report().summary();
    assertThat(archive.findings()).isEmpty();
    assertThat(summary.verified()).isGreaterThanOrEqualTo(events);
    assertThat(summary.unsigned()).isZero();
    assertThat(archive.notices()).isBetween(3, 2 * (ROUNDS + 1) + (int) summary.redelivered());
    assertThat(archive.events().size() + archive.notices())
        .isEqualTo((int) (summary.verified() + summary.redelivered()));
  }

  private Process start(Framework framework, Path configuration, long end) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            LoggingApplication.class.getName(),
            framework.name(),
            configuration.toString(),
            directory.resolve("progress").toString(),
            Long.toString(end))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("application").toFile()))
        .start();
  }
}
