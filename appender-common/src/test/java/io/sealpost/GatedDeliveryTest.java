package io.sealpost;

import static io.sealpost.OffPeak.NIGHT;
import static io.sealpost.OffPeak.NOON;
import static io.sealpost.OffPeak.WINDOW;
import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.Protocols;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines that deliver from 22 to 4, by clocks that the tests turn. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class GatedDeliveryTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration FOR_EVER = Duration.ofMinutes(10); // longer than the test may take

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  private final AtomicLong nanos = new AtomicLong();
  @TempDir private Path directory;
  private volatile Instant now = NOON;
  private Optional<Collector> started = Optional.empty();

  @AfterEach
  void stopCollector() throws IOException {
    if (started.isPresent()) {
      started.get().close();
    }
  }

  @Test
  void outsideTheWindowNobodyIsConnectedToAndInItAllIsDelivered() throws Exception {
    Collector collector = start(Scheme.RELP);
    try (SyslogPipeline pipeline = open(collector)) {
      append(pipeline, 0, 100);
      awaitQuiet(collector);
      assertThat(collector.connections()).isZero();
      assertThat(pipeline.control().isOpen()).isFalse();
      assertThat(pipeline.control().nextOpening()).contains(Instant.parse("2026-11-25T22:00:00Z"));

      now = NIGHT;
      archive.await(100, LONG);
      assertThat(pipeline.control().isOpen()).isTrue();
    }
    assertThat(numbers()).isEqualTo(range(0, 100));
  }

  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  void whenTheWindowClosesWhatWasSentIsConfirmedAndTheRestWaitsForTheNext(Scheme scheme)
      throws Exception {
    Collector collector = start(scheme);
    now = NIGHT;
    try (SyslogPipeline pipeline = open(collector)) {
      append(pipeline, 0, 500);
      archive.await(500, LONG);

      now = NOON;
      await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);
      append(pipeline, 500, 600);
      awaitQuiet(collector);
      assertThat(numbers()).isEqualTo(range(0, 500));

      now = NIGHT.plus(Duration.ofDays(1));
      archive.await(600, LONG);
    }
    assertThat(numbers()).isEqualTo(range(0, 600));
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void stopOutsideTheWindowKeepsEverythingAndWaitsForNothing() throws Exception {
    Collector collector = start(Scheme.RELP);
    PipelineSetup signed = setup(collector).signed(Hash.SHA_256);
    for (int from = 0; from < 200; from += 100) {
      SyslogPipeline pipeline = context.open(signed.config(), listener);
      append(pipeline, from, from + 100);
      pipeline.close(FOR_EVER);
    }
    assertThat(collector.connections()).isZero();

    now = NIGHT;
    try (SyslogPipeline pipeline = context.open(signed.config(), listener)) {
      await().atMost(LONG).until(() -> numbers().size() == 200);
      assertThat(pipeline.statistics().dropped()).isZero();
    }
    assertThat(numbers()).isEqualTo(range(0, 200));
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
  }

  @Test
  void stopThatWaitsGivesUpWhenTheWindowCloses() throws Exception {
    Collector collector = start(Scheme.RELP);
    now = NIGHT;
    collector.kill();
    SyslogPipeline pipeline = open(collector);
    append(pipeline, 0, 10);
    await().atMost(LONG).until(() -> !listener.warnings().isEmpty());
    Thread stopping = new Thread(() -> pipeline.close(FOR_EVER));
    stopping.start();
    await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
    now = NOON;
    stopping.join();
    assertThat(archive.count()).isZero();
  }

  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  void retriesEndWithTheWindowAndGoOnInTheNext(Scheme scheme) throws Exception {
    Collector collector = start(scheme);
    now = NIGHT;
    collector.refuse(message -> true);
    try (SyslogPipeline pipeline = open(collector)) {
      append(pipeline, 0, 10);
      collector.awaitConnections(12, LONG);

      now = NOON;
      awaitQuiet(collector);
      collector.refuse(message -> false);
      assertThat(archive.count()).isZero();

      now = NIGHT;
      await().atMost(LONG).until(() -> numbers().contains(9));
    }
    assertThat(numbers().stream().distinct().toList()).isEqualTo(range(0, 10));
  }

  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  void openedByHandItDeliversWhatWaitsAndClosesAgain(Scheme scheme) throws Exception {
    Collector collector = start(scheme);
    try (SyslogPipeline pipeline = open(collector)) {
      append(pipeline, 0, 100);
      pipeline.control().openUntilDrained();
      await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);
      await().atMost(LONG).until(() -> !pipeline.control().isOpen());

      append(pipeline, 100, 110);
      awaitQuiet(collector);
      assertThat(numbers()).isEqualTo(range(0, 100));
    }
  }

  @Test
  void openedForATimeItDeliversUntilThatIsOver() throws Exception {
    Collector collector = start(Scheme.RELP);
    try (SyslogPipeline pipeline = open(collector)) {
      pipeline.control().openFor(Duration.ofHours(1));
      append(pipeline, 0, 100);
      archive.await(100, LONG);
      nanos.addAndGet(Duration.ofMinutes(59).toNanos());
      append(pipeline, 100, 200);
      archive.await(200, LONG);

      nanos.addAndGet(Duration.ofMinutes(1).toNanos());
      assertThat(pipeline.control().isOpen()).isFalse();
      awaitQuiet(collector);
      append(pipeline, 200, 210);
      awaitQuiet(collector);
      assertThat(numbers()).isEqualTo(range(0, 200));
    }
  }

  @Test
  void anotherConnectionCanBeAskedForAndNothingComesTwice() throws Exception {
    Collector collector = start(Scheme.RELP);
    now = NIGHT;
    try (SyslogPipeline pipeline = open(collector)) {
      append(pipeline, 0, 100);
      archive.await(100, LONG);
      pipeline.control().reconnect();
      append(pipeline, 100, 200);
      archive.await(200, LONG);
      assertThat(collector.connections()).isEqualTo(2);
    }
    assertThat(numbers()).isEqualTo(range(0, 200));
  }

  @Test
  void otherWindowsHoldFromTheReconfigurationOn() throws Exception {
    Collector collector = start(Scheme.RELP);
    PipelineSetup ungated = PipelineSetup.to(collector.uri()).on(directory);
    SyslogPipeline gated = open(collector);
    append(gated, 0, 10);

    SyslogPipeline free = context.open(ungated.config(), listener);
    gated.close();
    archive.await(10, LONG);

    try (SyslogPipeline again = open(collector)) {
      free.close();
      awaitQuiet(collector);
      append(again, 10, 20);
      awaitQuiet(collector);
      assertThat(numbers()).isEqualTo(range(0, 10));
    }
  }

  /** So slowly that the keeper frees what was delivered long before everything is. */
  @Test
  void spoolThatFillsUpIsRelievedAndNoMoreThanThat() throws Exception {
    Collector collector = start(Scheme.RELP);
    MaxRate slow = new MaxRate(OptionalLong.of(100), OptionalLong.empty());
    ScheduleConfig above =
        new ScheduleConfig(
            List.of(WINDOW), Optional.of(0.5), slow, new Clocks(() -> now, System::nanoTime));
    PipelineSetup setup = PipelineSetup.to(collector.uri()).on(directory).segments(32).at(above);
    try (SyslogPipeline pipeline = context.open(setup.config(), listener)) {
      int logged = 0;
      while (!pipeline.control().isOpen()) {
        pipeline.append(message("number " + logged++ + " ." + "x".repeat(1000)));
      }
      await().atMost(LONG).until(() -> !pipeline.control().isOpen());
      awaitQuiet(collector);
      List<Integer> arrived = numbers();
      assertThat(arrived).isNotEmpty().isEqualTo(range(0, arrived.size()));
      assertThat(arrived.size()).isLessThan(logged);
      assertThat(pipeline.statistics().dropped()).isZero();
    }
  }

  @Test
  void windowsWithoutADirectoryAreRefused() {
    assertThatThrownBy(() -> PipelineSetup.to("relp://localhost:1").at(nightly()).config())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("windows need a journal directory");
  }

  private Collector start(Scheme scheme) throws IOException {
    Collector collector = Collector.start(scheme, archive);
    started = Optional.of(collector);
    return collector;
  }

  private Clocks clocks() {
    return new Clocks(() -> now, nanos::get);
  }

  private ScheduleConfig nightly() {
    return new ScheduleConfig(List.of(WINDOW), Optional.empty(), MaxRate.NONE, clocks());
  }

  private PipelineSetup setup(Collector collector) {
    return PipelineSetup.to(collector.uri()).on(directory).at(nightly());
  }

  private SyslogPipeline open(Collector collector) throws IOException {
    return context.open(setup(collector).config(), listener);
  }

  /** Longer than a closed gate is left alone, and many times longer than retries wait. */
  private void awaitQuiet(Collector collector) {
    AtomicLong before = new AtomicLong(-1);
    await()
        .during(Duration.ofMillis(1200))
        .atMost(LONG)
        .until(
            () -> {
              long seen = collector.connections() + archive.count();
              return before.getAndSet(seen) == seen;
            });
  }

  private static void append(SyslogPipeline pipeline, int from, int to) {
    IntStream.range(from, to)
        .forEach(number -> pipeline.append(message("number " + number + " .")));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private List<Integer> numbers() {
    return archive.texts().stream()
        .filter(text -> text.contains("number "))
        .map(text -> Integer.valueOf(text.replaceAll("(?s).*number (\\d+) .*", "$1")))
        .toList();
  }
}
