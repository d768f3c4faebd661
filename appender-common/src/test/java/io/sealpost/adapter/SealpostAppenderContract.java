package io.sealpost.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.schedule.WallClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The appender, configured by file, against a collector in this JVM. */
@Tag("any-locale")
public abstract class SealpostAppenderContract<R extends RunningFramework>
    extends AdapterContract<R> {
  protected static final Duration LONG = Duration.ofSeconds(30);

  protected SealpostAppenderContract(Framework<R> framework) {
    super(framework);
  }

  @BeforeEach
  final void turnClock() {
    WallClock.turn(() -> Instant.parse("2026-11-25T12:00:00Z"));
  }

  @AfterEach
  final void turnClockBack() {
    WallClock.turn(InstantSource.system());
  }

  @Test
  final void levelsBecomeSeverities() throws Exception {
    try (R framework = from("everything.xml")) {
      framework.error("b");
      framework.warn("c");
      framework.info("d");
      framework.debug("e");
      framework.trace("kept back by the filter");
    }
    assertThat(archive.texts().stream().map(text -> text.substring(0, text.indexOf('>') + 1)))
        .containsExactly("<131>", "<132>", "<134>", "<135>");
  }

  @Test
  final void layoutMakesTheTextAndPatternsTheMessageId() throws Exception {
    try (R framework = from("layout.xml")) {
      framework.put("kind", "ORDER");
      framework.info("hello");
      framework.error("failed", thrown(new IOException("disk")));
    }
    assertThat(archive.texts().get(0)).endsWith(" web1 billing 7 ORDER - Billing says hello");
    assertThat(archive.texts().get(1))
        .contains(" ORDER [exception@32473 class=\"java.io.IOException\" message=\"disk\"")
        .contains(
            " stackTrace=\"java.io.IOException: disk#012#011at net.example.Disk.read(Disk.java:7)")
        .endsWith("Billing says failed");
  }

  @Test
  final void collectorThatIsAwayIsAWarningOnly() throws Exception {
    collector.kill();
    try (R framework = from("spooled.xml")) {
      framework.info("number 0");
      await().until(() -> !framework.warningsOf("AUDIT").isEmpty());
      assertThat(framework.errors()).isEmpty();
      assertThat(framework.isStarted("AUDIT")).isTrue();
    }
  }

  @Test
  final void stopKeepsItsTimeAndTheNextStartDeliversTheRest() throws Exception {
    collector.kill();
    long begin;
    try (R framework = from("spooled.xml")) {
      logNumbers(framework, 0, 100);
      begin = System.nanoTime();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    collector.restart();
    try (R framework = from("spooled.xml")) {
      logNumbers(framework, 100, 200);
      archive.await(200, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 200));
  }

  /** The appender may go on delivering for ten minutes: stopping must not wait for the night. */
  @Test
  final void whatIsLoggedOutsideTheWindowsWaitsForThem() throws Exception {
    try (R framework = from("windowed.xml")) {
      logNumbers(framework, 0, 100);
    }
    assertThat(collector.connections()).isZero();
    try (R framework = from("windowed.xml")) {
      logNumbers(framework, 100, 200);
      WallClock.turn(() -> Instant.parse("2026-11-25T21:59:59Z"));
      assertThat(collector.connections()).isZero();
      WallClock.turn(() -> Instant.parse("2026-11-25T22:30:00Z"));
      archive.await(200, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 200));
  }

  @Test
  final void whatOurOwnThreadsLogIsLeftOut() throws Exception {
    try (R framework = from("everything.xml")) {
      Thread own = new Thread(() -> framework.info("own"), "sealpost-test-courier");
      own.start();
      own.join();
      framework.info("other");
    }
    assertThat(archive.texts()).singleElement().asString().endsWith(" other");
  }

  /** With one frame only: those of the test's runner would fill the message. */
  protected static <T extends Throwable> T thrown(T throwable) {
    throwable.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("net.example.Disk", "read", "Disk.java", 7)
        });
    return throwable;
  }

  protected static void logNumbers(RunningFramework framework, int from, int to) {
    for (int i = from; i < to; i++) {
      framework.info("number {}", i);
    }
  }

  protected final List<Integer> archivedNumbers() {
    return archive.texts().stream()
        .map(text -> Integer.valueOf(text.substring(text.lastIndexOf(' ') + 1)))
        .toList();
  }

  protected static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }
}
