package io.sealpost.pipeline;

import static io.sealpost.OffPeak.NIGHT;
import static io.sealpost.OffPeak.NOON;
import static io.sealpost.OffPeak.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.PipelineSetup;
import io.sealpost.SignedArchive;
import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.journal.JournalConfig;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.key.Hash;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pipelines in which errors wait for no window. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class UrgentLaneTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration FOR_EVER = Duration.ofMinutes(10); // longer than the test may take

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;
  private volatile Instant now = NOON;
  private Collector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
  }

  @AfterEach
  void stopCollector() throws IOException {
    collector.close();
  }

  @Test
  void urgentMessagesWaitForNoWindowAndTheOthersDo() throws Exception {
    try (SyslogPipeline pipeline = open(setup().signed(Hash.SHA_256))) {
      appendByTurns(pipeline, 0, 100);
      await().atMost(LONG).until(() -> numbers("error").size() == 100);
      assertThat(numbers("info")).isEmpty();
      assertThat(pipeline.statistics().accepted()).isEqualTo(200);
      assertThat(pipeline.control().isOpen()).isFalse();

      now = NIGHT;
      await().atMost(LONG).until(() -> numbers("info").size() == 100);
    }
    assertThat(numbers("error")).isEqualTo(range(0, 100));
    assertThat(numbers("info")).isEqualTo(range(0, 100));
    SignedArchive signed = SignedArchive.of(archive.messages());
    assertThat(signed.uncovered()).isEmpty();
    assertThat(signed.notices()).as("of two sessions").hasSize(4);
    assertThat(signed.notices().stream().map(notice -> notice.split(" ", -1)[4]).distinct())
        .as("PROCIDs")
        .hasSize(2);
    assertThat(directory.resolve("sign-key.pem")).exists();
    assertThat(directory.resolve("urgent/sign-key.pem")).doesNotExist();
  }

  @Test
  void stopDeliversWhatIsUrgentAndKeepsTheOthers() throws Exception {
    SyslogPipeline pipeline = open(setup().signed(Hash.SHA_256));
    appendByTurns(pipeline, 0, 50);
    pipeline.close(FOR_EVER);
    assertThat(numbers("error")).isEqualTo(range(0, 50));
    assertThat(numbers("info")).isEmpty();
    assertThat(pipeline.statistics().unconfirmedOctets()).isPositive();

    now = NIGHT;
    try (SyslogPipeline next = open(setup().signed(Hash.SHA_256))) {
      appendByTurns(next, 50, 60);
    }
    assertThat(numbers("error")).isEqualTo(range(0, 60));
    assertThat(numbers("info")).isEqualTo(range(0, 60));
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
  }

  @Test
  void whatIsLeftOfThemIsDeliveredWhereNothingIsUrgentAnyMore() throws Exception {
    collector.kill();
    SyslogPipeline pipeline = open(setup());
    appendByTurns(pipeline, 0, 10);
    pipeline.close(Duration.ofMillis(100));

    collector.restart();
    PipelineSetup without = PipelineSetup.to(collector.uri()).on(directory).at(nightly());
    try (SyslogPipeline next = open(without)) {
      appendByTurns(next, 10, 20);
      await().atMost(LONG).until(() -> numbers("error").size() == 10);
      assertThat(numbers("info")).isEmpty();
    }
    assertThat(listener.warnings())
        .anyMatch(warning -> warning.startsWith("urgent: cannot deliver"));
  }

  @Test
  void whatBecomesUrgentInAReconfigurationWaitsNoLonger() throws Exception {
    SyslogPipeline before = open(PipelineSetup.to(collector.uri()).on(directory).at(nightly()));
    appendByTurns(before, 0, 10);
    try (SyslogPipeline after = open(setup())) {
      before.close();
      appendByTurns(after, 10, 20);
      await().atMost(LONG).until(() -> numbers("error").size() == 10);
      assertThat(numbers("error")).isEqualTo(range(10, 20));
      assertThat(numbers("info")).isEmpty();
    }
  }

  @Test
  void aReconfigurationThatFindsNoPlaceForWhatIsUrgentChangesNothing() throws Exception {
    try (SyslogPipeline before = open(PipelineSetup.to(collector.uri()).on(directory))) {
      Files.createFile(directory.resolve("urgent"));

      assertThatThrownBy(() -> open(setup())).isInstanceOf(IOException.class);

      appendByTurns(before, 0, 10); // in no window
      await().atMost(LONG).until(() -> archive.count() == 20);
    }
  }

  @Test
  void inMemoryTheyHaveAWayOfTheirOwnToo() throws Exception {
    try (SyslogPipeline pipeline = open(PipelineSetup.to(collector.uri()).urgent(Severity.ERROR))) {
      appendByTurns(pipeline, 0, 100);
    }
    assertThat(numbers("error")).isEqualTo(range(0, 100));
    assertThat(numbers("info")).isEqualTo(range(0, 100));
    assertThat(collector.connections()).isEqualTo(2);
  }

  /** Its clock stands still: what is sent is what may come at once, and what overdraws it. */
  @Test
  void theRateIsOneForAll() throws Exception {
    MaxRate fortyASecond = new MaxRate(OptionalLong.of(40), OptionalLong.empty());
    ScheduleConfig paced =
        new ScheduleConfig(
            List.of(), Optional.empty(), fortyASecond, new Clocks(() -> now, () -> 0));
    PipelineSetup setup =
        PipelineSetup.to(collector.uri()).on(directory).urgent(Severity.ERROR).at(paced);
    SyslogPipeline pipeline = open(setup);
    appendByTurns(pipeline, 0, 100);
    archive.await(11, LONG);
    await().during(Duration.ofMillis(500)).atMost(LONG).until(() -> archive.count() <= 12);
    pipeline.close(Duration.ZERO);
    try (SyslogPipeline free = open(setup.at(ScheduleConfig.always()))) {
      await().atMost(LONG).until(() -> free.statistics().unconfirmedOctets() == 0);
    }
    assertThat(numbers("error")).isEqualTo(range(0, 100));
    assertThat(numbers("info")).isEqualTo(range(0, 100));
  }

  @ParameterizedTest
  @CsvSource({
    "1073741824, 16777216, 134217728, 4194304",
    "67108864, 16777216, 8388608, 262144",
    "262144, 65536, 262144, 65536",
    "67108864, 65536, 8388608, 65536"
  })
  void theirRoomIsAnEighthBesides(long octets, int segment, long urgentOctets, int urgentSegment) {
    JournalConfig journal =
        UrgentLane.config(setup().sized(directory, octets, segment).config()).journal();

    assertThat(journal.directory()).contains(directory.resolve("urgent"));
    assertThat(journal.maxOctets()).isEqualTo(urgentOctets);
    assertThat(journal.segmentOctets()).isEqualTo(urgentSegment);
  }

  private ScheduleConfig nightly() {
    return new ScheduleConfig(
        List.of(WINDOW), Optional.empty(), MaxRate.NONE, new Clocks(() -> now, System::nanoTime));
  }

  private PipelineSetup setup() {
    return PipelineSetup.to(collector.uri()).on(directory).at(nightly()).urgent(Severity.ERROR);
  }

  private SyslogPipeline open(PipelineSetup setup) throws IOException {
    return context.open(setup.config(), listener);
  }

  private static void appendByTurns(SyslogPipeline pipeline, int from, int to) {
    for (int number = from; number < to; number++) {
      append(pipeline, Severity.INFORMATIONAL, "info number " + number + " .");
      append(pipeline, Severity.ERROR, "error number " + number + " .");
    }
  }

  private static void append(SyslogPipeline pipeline, Severity severity, String text) {
    assertThat(pipeline.append(new SyslogMessage(Instant.now(), severity, "-", List.of(), text)))
        .isTrue();
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private List<Integer> numbers(String kind) {
    return archive.texts().stream()
        .filter(text -> text.contains(" " + kind + " number "))
        .map(text -> Integer.valueOf(text.replaceAll("(?s).* number (\\d+) .*", "$1")))
        .toList();
  }
}
