package io.sealpost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.Protocols;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages that a collector never takes, among others that it does. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
final class RefusedMessagesTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(60);

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();

  @TempDir Path directory;

  private SyslogPipeline open(Collector collector) throws IOException {
    PipelineSetup setup = PipelineSetup.to(collector.uri()).on(directory).signed(Hash.SHA_1);
    return context.open(setup.config(), listener);
  }

  /** What it refuses has a space, which no block can contain by chance in what is base64. */
  private static Collector refusing(Scheme scheme, Archive archive, String text)
      throws IOException {
    Collector collector = Collector.start(scheme, archive);
    collector.refuse(message -> new String(message, UTF_8).contains(text));
    return collector;
  }

  private static void append(SyslogPipeline pipeline, String text) {
    assertThat(pipeline.append(PipelineSetup.message(text))).isTrue();
  }

  private List<String> archivedTexts() {
    return archive.texts().stream()
        .filter(text -> text.contains("number"))
        .map(text -> text.replaceAll("(?s).* (\\w+ number \\d+).*", "$1"))
        .distinct()
        .toList();
  }

  private List<byte[]> refused() throws IOException {
    List<byte[]> messages = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory.resolve("refused"))) {
      for (Path file : files.sorted().toList()) {
        messages.addAll(Archive.read(file));
      }
    }
    return messages;
  }

  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  @Tag("any-locale")
  void theyAreSetAsideAndEverythingElseArrivesInOrder(Scheme scheme) throws Exception {
    List<String> taken = new ArrayList<>();
    try (Collector collector = refusing(scheme, archive, "bad ")) {
      try (SyslogPipeline pipeline = open(collector)) {
        for (int i = 0; i < 200; i++) {
          boolean bad = i == 50 || i == 51 || i == 150;
          append(pipeline, (bad ? "bad" : "good") + " number " + i);
          if (!bad) {
            taken.add("good number " + i);
          }
        }
        await().atMost(LONG).until(() -> archivedTexts().size() == taken.size());
        await()
            .atMost(LONG)
            .until(() -> pipeline.statistics().drops().get(DropReason.REFUSED) == 3L);
        pipeline.close(LONG); // the last blocks, too, have to come one by one
      }
    }
    assertThat(archivedTexts()).isEqualTo(taken);
    assertThat(refused().stream().map(octets -> new String(octets, UTF_8)).toList())
        .satisfiesExactly(
            text -> assertThat(text).contains("bad number 50"),
            text -> assertThat(text).contains("bad number 51"),
            text -> assertThat(text).contains("bad number 150"));
    assertThat(listener.warnings()).filteredOn(w -> w.contains("set aside as")).hasSize(3);
    // Their numbers are covered all the same: the archive with what was set aside is whole.
    List<byte[]> whole = new ArrayList<>(archive.messages());
    whole.addAll(refused());
    assertThat(SignedArchive.of(whole).uncovered()).isEmpty();
    assertThat(ResendAccount.of(whole).unsaid()).isEmpty();
    assertThat(archive.texts()).anyMatch(text -> text.contains("reason=\"refused\""));
  }

  @ParameterizedTest
  @MethodSource(Protocols.EACH)
  void nothingIsSetAsideWhileEverythingIsRefused(Scheme scheme) throws Exception {
    try (Collector collector = refusing(scheme, archive, "")) {
      try (SyslogPipeline pipeline = open(collector)) {
        IntStream.range(0, 50).forEach(i -> append(pipeline, "good number " + i));
        // Many times as often as it takes to examine a message, and those behind it.
        collector.awaitConnections(60, LONG);
        assertThat(pipeline.statistics().dropped()).isZero();

        collector.heal();
        await().atMost(LONG).until(() -> archivedTexts().size() == 50);
      }
    }
    assertThat(directory.resolve("refused")).doesNotExist();
  }

  @Test
  void theLastMessageWaitsUntilOneBehindItGetsThrough() throws Exception {
    try (Collector collector = refusing(Scheme.RELP, archive, "bad ")) {
      PipelineSetup setup = PipelineSetup.to(collector.uri()).on(directory);
      try (SyslogPipeline pipeline = context.open(setup.config(), listener)) {
        append(pipeline, "bad number 0");
        collector.awaitConnections(30, LONG);
        assertThat(pipeline.statistics().dropped()).isZero();

        append(pipeline, "good number 1");
        await().atMost(LONG).until(() -> archivedTexts().contains("good number 1"));
        await().atMost(LONG).until(() -> pipeline.statistics().dropped() == 1);
      }
    }
    assertThat(refused()).hasSize(1);
  }
}
