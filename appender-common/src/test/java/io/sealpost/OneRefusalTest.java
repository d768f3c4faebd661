package io.sealpost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.sign.key.Hash;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RELP servers that refuse single messages for a while, and store those behind them. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
final class OneRefusalTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;

  private static void append(SyslogPipeline pipeline, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(pipeline.append(PipelineSetup.message("number " + i + "."))).isTrue();
    }
  }

  private List<Integer> numbers() {
    return archive.texts().stream()
        .filter(text -> text.contains("number "))
        .map(text -> Integer.valueOf(text.replaceAll("(?s).*number (\\d+)\\..*", "$1")))
        .toList();
  }

  /** Refuses messages with such a text, so many times in all. */
  private static void refuse(Collector collector, String text, int times) {
    AtomicInteger left = new AtomicInteger(times);
    collector.refuse(
        message ->
            new String(message, UTF_8).matches("(?s).*number \\d*" + text + ".*")
                && left.getAndDecrement() > 0);
  }

  @Test
  void onlyWhatWasRefusedComesAgain() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      refuse(collector, "10\\.", 1);
      collector.pause();
      PipelineSetup setup = PipelineSetup.to(collector.uri()).on(directory);
      try (SyslogPipeline pipeline = SyslogPipeline.open(setup.config(), listener)) {
        append(pipeline, 0, 20);
        collector.resume();
        await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);
        append(pipeline, 20, 30);
        await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);

        assertThat(pipeline.statistics().delivery().delivered()).isEqualTo(30);
        assertThat(pipeline.statistics().delivery().confirmed()).isEqualTo(30);
        assertThat(pipeline.statistics().backlog().messages()).isZero();
      }
    }
    assertThat(numbers()).hasSize(30).containsAll(IntStream.range(0, 30).boxed().toList());
    assertThat(numbers().subList(0, 10)).isEqualTo(IntStream.range(0, 10).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void nothingThatWasAnsweredWellComesAgainHoweverManyAreRefused(int times) throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      refuse(collector, "7\\.", times * 10);
      PipelineSetup setup = PipelineSetup.to(collector.uri()).on(directory).signed(Hash.SHA_256);
      try (SyslogPipeline pipeline = SyslogPipeline.open(setup.config(), listener)) {
        append(pipeline, 0, 1000);
        await().atMost(LONG).until(() -> numbers().size() >= 1000);
        append(pipeline, 1000, 1010);
      }
    }
    assertThat(numbers())
        .doesNotHaveDuplicates()
        .containsAll(IntStream.range(0, 1010).boxed().toList());
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
    ResendAccount account = ResendAccount.of(archive.messages());
    assertThat(account.unsaid()).isEmpty();
    assertThat(account.reasons()).contains("refused");
    // And perhaps what was to be sent when the window was full, each time that something was
    // refused.
    assertThat(account.listed()).isBetween(times, times * 10 + account.reasons().size());
    assertThat(archive.texts().stream().filter(text -> text.contains("[ssign ")).toList())
        .doesNotHaveDuplicates();
  }
}
