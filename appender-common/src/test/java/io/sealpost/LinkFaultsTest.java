package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.testing.FaultyLink;
import io.sealpost.testing.LinkFault;
import io.sealpost.testing.LinkFault.Direction;
import io.sealpost.testing.Protocols;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import io.sealpost.transport.TransportConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole pipelines over links that are half-open, late or slow. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
final class LinkFaultsTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration ACK = Duration.ofSeconds(1);

  private static final Pattern WHOLE =
      Pattern.compile("<134>1 \\S+ host\\.example\\.org test 4711 - - \uFEFF?number (\\d+) ?x*");

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();

  @TempDir Path directory;

  private SyslogPipeline open(FaultyLink link) throws IOException {
    return open(link, directory, ACK);
  }

  private SyslogPipeline open(FaultyLink link, Path on, Duration ack) throws IOException {
    PipelineSetup setup =
        PipelineSetup.to(link.uri())
            .on(on)
            .timeouts(new TransportConfig.Timeouts(LONG, LONG, ack, LONG))
            .confirmOctets(1);
    return SyslogPipeline.open(setup.config(), listener);
  }

  private static void append(SyslogPipeline pipeline, int from, int to, String padding) {
    for (int i = from; i < to; i++) {
      assertThat(pipeline.append(PipelineSetup.message("number " + i + " " + padding))).isTrue();
    }
  }

  private static void awaitConfirmed(SyslogPipeline pipeline) {
    await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);
  }

  private void awaitArchived(int count) {
    List<Integer> all = IntStream.range(0, count).boxed().toList();
    await().atMost(LONG).untilAsserted(() -> assertThat(numbers()).isEqualTo(all));
  }

  private List<Integer> numbers() {
    return archive.texts().stream()
        .map(WHOLE::matcher)
        .filter(Matcher::matches) // garbage within a frame makes it another message
        .map(whole -> Integer.valueOf(whole.group(1)))
        .distinct()
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "RELP, SWALLOW",
    "RELP, STALL",
    "RELP, GARBAGE",
    "TCP, SWALLOW",
    "TCP, STALL",
    "TCP, GARBAGE"
  })
  void aBusyLinkThatFailsWithoutAWordIsLeftAndNothingIsLost(Scheme scheme, LinkFault fault)
      throws Exception {
    try (Collector collector = Collector.start(scheme, archive);
        FaultyLink link = FaultyLink.to(collector.uri())) {
      link.injectOnce(fault, Direction.TO_SERVER, 5000);
      try (SyslogPipeline pipeline = open(link)) {
        append(pipeline, 0, 500, "");
        awaitArchived(500);
        assertThat(link.connections()).isGreaterThan(1);
      }
    }
    assertThat(listener.warnings()).isNotEmpty(); // more where the machine stood still
    assertThat(directory.resolve("refused")).doesNotExist();
  }

  @Test
  void anIdleRelpLinkThatHasDiedIsFoundByTheNextMessage() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive);
        FaultyLink link = FaultyLink.to(collector.uri())) {
      long answers; // to the opening and to one message
      try (SyslogPipeline another = open(link, directory.resolve("another"), LONG)) {
        append(another, 0, 1, "");
        awaitConfirmed(another);
        answers = link.octets(Direction.TO_CLIENT);
      }
      link.injectOnce(LinkFault.SWALLOW, Direction.TO_CLIENT, answers);
      try (SyslogPipeline pipeline = open(link)) {
        append(pipeline, 1, 2, "");
        awaitConfirmed(pipeline);

        append(pipeline, 2, 3, "");
        awaitArchived(3);
        await()
            .atMost(LONG)
            .until(
                () ->
                    listener.warnings().stream()
                        .anyMatch(w -> w.contains("the answer to a message took longer than 1 s")));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  void answersThatComeAfterTheirTimeConfirmNothingAndLoseNothing(Scheme scheme) throws Exception {
    try (Collector collector = Collector.start(scheme, archive);
        FaultyLink link = FaultyLink.to(collector.uri());
        SyslogPipeline pipeline = open(link)) {
      append(pipeline, 0, 1, "");
      awaitConfirmed(pipeline);

      collector.pause();
      append(pipeline, 1, 10, "");
      await().atMost(LONG).until(() -> !listener.warnings().isEmpty());
      assertThat(pipeline.statistics().unconfirmedOctets()).isPositive();
      collector.resume();
      awaitArchived(10);
      awaitConfirmed(pipeline);
    }
  }

  /** 1.5 KB at 4 KB/s, with a quarter of a second for an answer. */
  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  void aLinkThatIsSlowIsNoRefusal(Scheme scheme) throws Exception {
    try (Collector collector = Collector.start(scheme, archive);
        FaultyLink link = FaultyLink.to(collector.uri())) {
      link.inject(LinkFault.THROTTLE, Direction.TO_SERVER, 0);
      try (SyslogPipeline pipeline = open(link, directory, ACK.dividedBy(4))) {
        append(pipeline, 0, 4, "x".repeat(300));
        awaitArchived(4);
        awaitConfirmed(pipeline);
        assertThat(pipeline.statistics().dropped()).isZero();
      }
    }
    assertThat(directory.resolve("refused")).doesNotExist();
  }
}
