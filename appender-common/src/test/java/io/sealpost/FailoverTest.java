package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.sign.key.Hash;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorFault;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pipelines with two targets, of which the first, the second or both fail. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class FailoverTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RecordingListener listener = new RecordingListener();
  private final Archive firstArchive = Archive.inMemory();
  private final Archive secondArchive = Archive.inMemory();
  @TempDir private Path directory;
  private Collector first;
  private Collector second;

  @BeforeEach
  void startCollectors() throws IOException {
    first = Collector.start(Scheme.RELP, firstArchive);
    second = Collector.start(Scheme.TCP, secondArchive);
  }

  @AfterEach
  void stopCollectors() throws IOException {
    first.close();
    second.close();
  }

  @Test
  void thePreferredTargetGetsEverything() throws Exception {
    try (SyslogPipeline pipeline = open()) {
      append(pipeline, 0, 100);
      await().until(() -> pipeline.statistics().unconfirmedOctets() == 0);
    }
    assertThat(numbers(firstArchive)).isEqualTo(range(0, 100));
    assertThat(second.connections()).isZero();
    assertThat(listener.warnings()).isEmpty();
  }

  @Test
  void theNextTargetGetsEverythingAtOnceWhileTheFirstIsAway() throws Exception {
    first.kill();
    try (SyslogPipeline pipeline = open()) {
      append(pipeline, 0, 100);
      secondArchive.await(100, LONG);
      await().until(() -> !listener.warnings().isEmpty());
    }
    assertThat(numbers(secondArchive)).isEqualTo(range(0, 100));
    assertThat(listener.warnings())
        .singleElement()
        .asString()
        .matches("cannot deliver to relp://localhost:\\d+: .*delivering to the next target: tcp.*");
  }

  @ParameterizedTest
  @EnumSource(
      value = CollectorFault.class,
      names = {"ANSWER_500", "RESET_BEFORE_ANSWER", "RESET_AFTER_BATCH", "CLOSE_AFTER_BATCH"})
  void whatTheFirstDidNotConfirmIsAtTheSecondInOrder(CollectorFault fault) throws Exception {
    first.inject(fault, 100);
    try (SyslogPipeline pipeline = open()) {
      append(pipeline, 0, 1000);
      await().atMost(LONG).until(() -> numbers(secondArchive).contains(999));
    }
    List<Integer> there = numbers(secondArchive).stream().distinct().toList();
    int begin = there.get(0);
    assertThat(there).isEqualTo(range(begin, 1000));
    assertThat(numbers(firstArchive)).containsAll(range(0, begin));
  }

  @Test
  void thePreferredTargetIsReturnedToInGoodOrder() throws Exception {
    first.kill();
    try (SyslogPipeline pipeline = open()) {
      append(pipeline, 0, 10);
      secondArchive.await(10, LONG);
      first.restart();
      AtomicInteger logged = new AtomicInteger(10);
      await()
          .atMost(LONG)
          .until(
              () -> {
                int next = logged.getAndIncrement();
                append(pipeline, next, next + 1);
                return firstArchive.count() > 0;
              });
      await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);

      List<Integer> all = numbers(secondArchive);
      all.addAll(numbers(firstArchive));
      assertThat(all).as("nothing twice").isEqualTo(range(0, logged.get()));
    }
    assertThat(listener.warnings()).hasSize(1);
    assertThat(listener.infos())
        .anyMatch(reported -> reported.matches("delivering again: relp.*, no longer to tcp.*"));
  }

  @Test
  void anOutageOfBothIsOneWarningAndWhicheverIsBackFirstGetsEverything() throws Exception {
    first.kill();
    second.kill();
    try (SyslogPipeline pipeline = open()) {
      append(pipeline, 0, 100);
      await().until(() -> !listener.warnings().isEmpty());
      second.restart();
      secondArchive.await(100, LONG);
    }
    assertThat(numbers(secondArchive)).isEqualTo(range(0, 100));
    assertThat(listener.warnings())
        .singleElement()
        .asString()
        .contains(first.uri(), second.uri(), "messages wait in the journal");
  }

  @Test
  void bothArchivesTogetherAreWhollySigned() throws Exception {
    first.inject(CollectorFault.RESET_AFTER_BATCH, 300);
    PipelineSetup setup =
        PipelineSetup.to(first.uri() + "," + second.uri()).on(directory).signed(Hash.SHA_256);
    try (SyslogPipeline pipeline = context.open(setup.config(), listener)) {
      append(pipeline, 0, 1000);
      await().atMost(LONG).until(() -> numbers(secondArchive).contains(999));
    }
    List<byte[]> all = firstArchive.messages();
    all.addAll(secondArchive.messages());
    assertThat(SignedArchive.of(all).uncovered()).isEmpty();
    assertThat(SignedArchive.of(secondArchive.messages()).firstIsCertificate()).isTrue();
  }

  private SyslogPipeline open() throws IOException {
    return context.open(
        PipelineSetup.to(first.uri() + "," + second.uri()).on(directory).config(), listener);
  }

  private static void append(SyslogPipeline pipeline, int from, int to) {
    IntStream.range(from, to)
        .forEach(number -> pipeline.append(message("number " + number + " .")));
  }

  private static List<Integer> range(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static List<Integer> numbers(Archive archive) throws IOException {
    return new ArrayList<>(
        archive.texts().stream()
            .filter(text -> text.contains("number "))
            .map(text -> Integer.valueOf(text.replaceAll("(?s).*number (\\d+) .*", "$1")))
            .toList());
  }
}
