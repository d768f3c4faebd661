package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.testing.FaultyLink;
import io.sealpost.testing.LinkFault.Direction;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pipelines with a rate, by a clock that the tests advance. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(180)
class PacedDeliveryTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Instant WHENEVER = Instant.parse("2026-11-25T12:00:00.5Z");
  private static final long FRAME = 1005; // a message of 1000 octets, by octet counting
  private static final String HEADER =
      "<134>1 2026-11-25T12:00:00.500000Z host.example.org test 4711 - - ";
  private static final long PIECE = 8 << 10; // that leaves the compressor at once
  private static final int BACKLOG = 2000;
  private static final double BURST_SECONDS = 0.25; // the bucket's
  private static final Duration STEP = Duration.ofMillis(200); // less than that

  private final Archive archive = Archive.inMemory();
  private final AtomicLong nanos = new AtomicLong();
  @TempDir private Path directory;
  private Collector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = Collector.start(Scheme.TCP, archive);
  }

  @AfterEach
  void stopCollector() throws IOException {
    collector.close();
  }

  /** All messages are of one length, and at each step all that was sent has arrived. */
  @Test
  void anyTenSecondsOfABacklogAreWithinFivePercentWithWhatIsSentAgain() throws Exception {
    long rate = 64 << 10;
    List<Long> octets = new ArrayList<>();
    SyslogPipeline pipeline = open(new MaxRate(OptionalLong.empty(), OptionalLong.of(rate)));
    for (int i = 0; i < BACKLOG; i++) {
      pipeline.append(numbered(i));
    }
    for (int step = 0; step < 75; step++) {
      double allowed = rate * (BURST_SECONDS + nanos.get() / 1e9);
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(LONG)
          .until(() -> archive.count() * FRAME >= allowed);
      octets.add(archive.count() * FRAME);
      assertThat(octets.get(step)).isLessThan((long) allowed + 2 * FRAME);
      if (step % 20 == 19) {
        long before = collector.connections();
        collector.kill();
        collector.restart();
        // What goes to one that is reset already counts as sent, and never arrives.
        collector.awaitConnections(before + 1, LONG);
      }
      nanos.addAndGet(STEP.toNanos());
    }
    pipeline.close(Duration.ZERO);

    int tenSeconds = (int) (10_000 / STEP.toMillis());
    for (int from = 0; from + tenSeconds < octets.size(); from++) {
      assertThat(octets.get(from + tenSeconds) - octets.get(from))
          .as("from step %s", from)
          .isCloseTo(10 * rate, Percentage.withPercentage(5));
    }
    assertThat(archive.texts().stream().distinct().count())
        .as("some came again")
        .isLessThan(archive.count());
  }

  /**
   * What is seen is a little more than was allowed: a message, and two pieces of the compressor.
   */
  @Test
  void compressedOctetsCountAsTheyAreOnTheWire() throws Exception {
    long rate = 64 << 10;
    collector.decompress();
    try (FaultyLink link = FaultyLink.to(collector.uri())) {
      PipelineSetup setup = PipelineSetup.to(link.uri()).compressed();
      SyslogPipeline pipeline =
          open(setup, new MaxRate(OptionalLong.empty(), OptionalLong.of(rate)));
      Random random = new Random(7);
      for (int i = 0; i < BACKLOG; i++) {
        pipeline.append(hexadecimal(random));
      }
      for (int step = 0; step < 20; step++) {
        long allowed = (long) (rate * (BURST_SECONDS + nanos.get() / 1e9));
        await()
            .pollInterval(Duration.ofMillis(5))
            .atMost(LONG)
            .until(() -> link.octets(Direction.TO_SERVER) >= allowed);
        assertThat(link.octets(Direction.TO_SERVER))
            .as("with seed 7, at step %s", step)
            .isLessThan(allowed + FRAME + 2 * PIECE);
        nanos.addAndGet(STEP.toNanos());
      }
      pipeline.close(Duration.ZERO);
      assertThat(archive.count() * FRAME)
          .as("octets before they were compressed")
          .isGreaterThan(3 * link.octets(Direction.TO_SERVER) / 2);
    }
  }

  @Test
  void messagesAreCountedTooAndAnotherRateHoldsFromTheReconfigurationOn() throws Exception {
    SyslogPipeline slow = open(new MaxRate(OptionalLong.of(40), OptionalLong.empty()));
    for (int i = 0; i < BACKLOG; i++) {
      slow.append(numbered(i));
    }
    archive.await(11, LONG);
    nanos.addAndGet(STEP.toNanos());
    archive.await(19, LONG);
    await().during(Duration.ofMillis(500)).atMost(LONG).until(() -> archive.count() == 19);

    try (SyslogPipeline free = open(MaxRate.NONE)) {
      slow.close(Duration.ZERO);
      await().atMost(LONG).until(() -> free.statistics().unconfirmedOctets() == 0);
    }
    assertThat(archive.texts().stream().distinct().count()).isEqualTo(BACKLOG);
  }

  /** At one message a second half an hour of them waits. */
  @Test
  void stopIsNotDelayedBeyondItsTimeAndAppendingNotAtAll() throws Exception {
    SyslogPipeline pipeline = open(new MaxRate(OptionalLong.of(1), OptionalLong.empty()));
    for (int i = 0; i < BACKLOG; i++) {
      assertThat(pipeline.append(numbered(i))).isTrue();
    }
    pipeline.close(Duration.ofMillis(200));
    try (SyslogPipeline free = open(MaxRate.NONE)) {
      await().atMost(LONG).until(() -> free.statistics().unconfirmedOctets() == 0);
    }
    assertThat(archive.texts().stream().distinct().count()).isEqualTo(BACKLOG);
  }

  private SyslogPipeline open(MaxRate rate) throws IOException {
    return open(PipelineSetup.to(collector.uri()), rate);
  }

  private SyslogPipeline open(PipelineSetup to, MaxRate rate) throws IOException {
    ScheduleConfig paced =
        new ScheduleConfig(
            List.of(), Optional.empty(), rate, new Clocks(InstantSource.system(), nanos::get));
    PipelineSetup setup = to.on(directory).confirmAfter(Duration.ofMillis(500)).at(paced);
    return context.open(setup.config(), new RecordingListener());
  }

  /** Of 1000 octets, once it is encoded, which compress to little more than half. */
  private static SyslogMessage hexadecimal(Random random) {
    byte[] octets = new byte[(1000 - HEADER.length()) / 2];
    random.nextBytes(octets);
    String text = HexFormat.of().formatHex(octets);
    return new SyslogMessage(WHENEVER, Severity.INFORMATIONAL, "-", List.of(), text);
  }

  /** Of 1000 octets, once it is encoded. */
  private static SyslogMessage numbered(int number) {
    String text =
        String.format(Locale.ROOT, "%06d %s", number, "x".repeat(1000 - HEADER.length() - 7));
    return new SyslogMessage(WHENEVER, Severity.INFORMATIONAL, "-", List.of(), text);
  }
}
