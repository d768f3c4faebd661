package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However often a framework is configured anew, no more is held than after the first times. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "counts in /proc/self")
@Timeout(600)
class ReconfigurationIT {
  private static final int TIMES = Thorough.times("reconfigurations", 30, 250);

  /** More than fill a journal of which nothing is freed: Logback's take up to a segment each. */
  private static final int FIRST_TIMES = Thorough.times(30, 60);

  private static final int EVENTS = 3;
  private static final int MAX_SIZE = 16;
  private static final Duration LONG = Duration.ofMinutes(2);

  /** The discard port of old: refused at once. */
  private static final String NOBODY = "relp://localhost:9";

  @TempDir private Path directory;
  private final Archive archive = Archive.counting();
  private List<Collector> collectors = List.of();

  @BeforeEach
  void startCollectors() throws IOException {
    collectors =
        List.of(Collector.start(Scheme.RELP, archive), Collector.start(Scheme.RELP, archive));
  }

  @AfterEach
  void stopCollectors() throws IOException {
    for (Collector collector : collectors) {
      collector.close();
    }
  }

  @Sampled(2)
  @ParameterizedTest
  @EnumSource
  void turningFromOneCollectorToTheOtherLeavesNothingBehind(Framework framework)
      throws IOException {
    turn(framework, "1 s", collectors.get(0).uri(), collectors.get(1).uri());
    assertThat(archive.count()).isGreaterThan((long) EVENTS * TIMES);
  }

  /** Logback waits for a pipeline to close, and that for somebody to deliver to. */
  @ParameterizedTest
  @EnumSource
  void turningWithNobodyThereLeavesNothingBehind(Framework framework) throws IOException {
    turn(framework, "1 ms", NOBODY, NOBODY);
    try (Stream<Path> files = Files.list(directory.resolve("spool"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".seg")))
          .as("segments of 1 MB")
          .hasSizeLessThanOrEqualTo(MAX_SIZE + 1); // one beyond, for a block
    }
  }

  @ParameterizedTest
  @EnumSource
  void startingAgainWhenThePipelineHasClosedLeavesNothingBehind(Framework framework)
      throws IOException {
    Path file = write(framework, "1 s", collectors.get(0).uri());
    use(framework, file);
    awaitClosed();
    Footprint before = Footprint.now();
    use(framework, file);
    awaitClosed();
    awaitWithin(before);
  }

  private static void use(Framework framework, Path file) {
    try (Framework.Logging logging = framework.start(file)) {
      logging.event(0);
    }
  }

  private void turn(Framework framework, String shutdownTimeout, String one, String other)
      throws IOException {
    turnUntilClosed(framework, shutdownTimeout, one, other);
    awaitClosed();
  }

  /** Not in one method with a look at what is left: its frame would hold what the framework has. */
  private void turnUntilClosed(
      Framework framework, String shutdownTimeout, String one, String other) throws IOException {
    try (Framework.Logging logging = framework.start(write(framework, shutdownTimeout, one))) {
      turn(FIRST_TIMES, framework, logging, shutdownTimeout, other, one);
      Footprint before = settled();
      turn(TIMES, framework, logging, shutdownTimeout, other, one);
      awaitWithin(before);
    }
  }

  private void turn(
      int times,
      Framework framework,
      Framework.Logging logging,
      String shutdownTimeout,
      String... targets)
      throws IOException {
    for (int i = 0; i < times; i++) {
      write(framework, shutdownTimeout, targets[i % targets.length]);
      logging.reconfigure();
      assertThat(logging.isStarted()).as("after turn %d", i).isTrue();
      for (int event = 0; event < EVENTS; event++) {
        logging.event(event);
      }
    }
  }

  private Path write(Framework framework, String shutdownTimeout, String target)
      throws IOException {
    Path nobodys = directory; // no CA is asked for
    return AuditAppender.withoutCertificate(target, directory.resolve("spool"), nobodys)
        .withSpool("maxSize", MAX_SIZE + " MB")
        .stoppingWithin(shutdownTimeout)
        .write(framework, directory.resolve("logging.xml"));
  }

  private static void awaitClosed() {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(Footprint.now())
                    .matches(now -> now.threads() == 0 && now.segments() == 0, "nothing of ours"));
  }

  /** Connections of before may still be on their way out. */
  private static Footprint settled() {
    AtomicReference<Footprint> last = new AtomicReference<>(Footprint.now());
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              Footprint now = Footprint.now();
              return now.equals(last.getAndSet(now));
            });
    return last.get();
  }

  private static void awaitWithin(Footprint before) {
    Awaitility.await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () ->
                assertThat(Footprint.now())
                    .matches(now -> now.isWithin(before), "within " + before));
  }
}
