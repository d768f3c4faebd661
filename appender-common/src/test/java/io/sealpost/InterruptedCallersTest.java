package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.Overflow;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt is the application's: it shortens no wait of ours, and stays set. */
@Timeout(60)
class InterruptedCallersTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;
  private Collector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
  }

  @AfterEach
  void stopCollector() throws IOException {
    Thread.interrupted(); // whatever became of the test, the next one begins without
    collector.close();
  }

  @Test
  void anInterruptedCallerWaitsForRoomLikeAnyOther() throws Exception {
    Overflow block = new Overflow(LONG, 1, Severity.WARNING);
    try (SyslogPipeline pipeline = open(block)) {
      Thread.currentThread().interrupt();
      for (int i = 0; i < 10_000; i++) {
        assertThat(pipeline.append(message("number " + i))).isTrue();
      }
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(archive.texts().stream().filter(text -> text.contains(" number ")).count())
        .isEqualTo(10_000);
  }

  @Test
  void anInterruptedThreadThatClosesWaitsForWhatIsUnderWay() throws Exception {
    collector.pause();
    SyslogPipeline pipeline = open(new Overflow(Duration.ZERO, 1, Severity.WARNING));
    assertThat(pipeline.append(message("number 1"))).isTrue();
    CompletableFuture<Void> resumed =
        CompletableFuture.runAsync(
            collector::resume, CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS));
    Thread.currentThread().interrupt();
    pipeline.close(LONG);
    assertThat(Thread.interrupted()).isTrue();
    resumed.join();
    assertThat(archive.texts()).anyMatch(text -> text.contains("number 1"));
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("sealpost-TEST"));
  }

  private SyslogPipeline open(Overflow overflow) throws IOException {
    PipelineSetup setup =
        PipelineSetup.to(collector.uri()).on(directory).segments(4).overflow(overflow);
    return SyslogPipeline.open(setup.config(), new RecordingListener());
  }
}
