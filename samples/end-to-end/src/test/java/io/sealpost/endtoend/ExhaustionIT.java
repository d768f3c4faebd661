package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.endtoend.ExhaustedApplication.Step;
import io.sealpost.testing.Thorough;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application that has no file handle, or no memory, left for a while, in which its connection
 * is lost and segments are used up: it goes on with what it has, and delivers when it has some
 * again.
 */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class ExhaustionIT {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int HANDLES = 300;

  @TempDir private Path directory;
  private MappedByteBuffer steps;

  /** In a usual build the first and the last. */
  static List<Arguments> everyFrameworkWithoutEach() {
    return Thorough.each(
        3,
        List.of(
            Arguments.of(Framework.LOG4J2, Exhaustion.HANDLES, 12_000),
            Arguments.of(Framework.LOGBACK, Exhaustion.HANDLES, 12_000),
            Arguments.of(Framework.LOG4J2, Exhaustion.MEMORY, 300),
            Arguments.of(Framework.LOGBACK, Exhaustion.MEMORY, 300)));
  }

  @ParameterizedTest
  @MethodSource("everyFrameworkWithoutEach")
  void everythingIsDeliveredOrCountedAndItGoesOnByItself(
      Framework framework, Exhaustion exhaustion, int meanwhile) throws Exception {
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    steps = LoggingApplication.progress(directory.resolve("steps"), 1);
    CollectorTls tls = new CollectorTls(site.server().cert(), site.server().key(), site.ca());
    try (Archive archive = Archive.inMemory();
        Collector collector = Collector.start(Scheme.RELP_TLS, archive, tls)) {
      AuditAppender appender =
          AuditAppender.to(collector.uri(), spool, site.ca(), site.client())
              .small()
              .whenFull(AuditAppender.WhenFull.DROP_BELOW);
      Path configuration = appender.write(framework, directory.resolve("logging.xml"));
      Process application = start(framework, configuration, exhaustion, meanwhile);
      try {
        await(Step.EXHAUSTED, application);
        collector.kill();
        Step.GO_ON_EXHAUSTED.say(steps);
        await(Step.STILL_LOGGING, application);
        collector.restart();
        Step.GIVE_BACK.say(steps);
        assertThat(application.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
            .as(this::printed)
            .isTrue();
      } finally {
        application.destroyForcibly().onExit().join();
      }
      expectAll(VerifiedArchive.of(archive.messages(), spool), exhaustion);
    }
  }

  private void expectAll(VerifiedArchive archive, Exhaustion exhaustion) {
    ExhaustedApplication.Result result =
        printed()
            .lines()
            .filter(line -> line.startsWith("delivered "))
            .findFirst()
            .map(ExhaustedApplication.Result::of)
            .orElseThrow(() -> new AssertionError(printed()));
    Set<Integer> missing = new HashSet<>(IntStream.range(0, result.logged()).boxed().toList());
    archive.events().forEach(missing::remove);
    // Without memory the frameworks themselves lose calls, before these come to the appender.
    int arrived = result.logged() - missing.size();
    assertThat((long) arrived).as("of " + result).isGreaterThanOrEqualTo(result.accepted());
    if (exhaustion == Exhaustion.HANDLES) {
      assertThat(result.thrown()).isZero();
      assertThat(arrived + result.dropped()).as("of " + result).isEqualTo(result.logged());
    }
    assertThat(archive.announcedDrops()).isEqualTo(result.dropped());
    assertThat(missing).noneMatch(number -> number >= result.logged() - ExhaustedApplication.AFTER);
    assertThat(result.connected()).isTrue();
    assertThat(result.failingSince()).isEmpty();
    assertThat(archive.firstArrivals()).isSorted();
    assertThat(archive.report().summary().unsigned()).isZero();
    assertThat(archive.report().summary().lost()).isZero();
  }

  private Process start(
      Framework framework, Path configuration, Exhaustion exhaustion, int meanwhile)
      throws IOException {
    return new ProcessBuilder(
            "sh",
            "-c",
            "ulimit -n " + HANDLES + "; exec \"$@\"",
            "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            ExhaustedApplication.class.getName(),
            framework.name(),
            configuration.toString(),
            exhaustion.name(),
            Integer.toString(meanwhile),
            directory.resolve("steps").toString())
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start();
  }

  private void await(Step step, Process application) {
    Awaitility.await().atMost(LONG).until(() -> !application.isAlive() || step.isReached(steps));
    assertThat(application.isAlive()).as(this::printed).isTrue();
  }

  private Path output() {
    return directory.resolve("application");
  }

  private String printed() {
    try {
      List<String> lines = Files.readAllLines(output());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
