package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.delivery.drops.DropReason;
import io.sealpost.message.Severity;
import io.sealpost.pipeline.Overflow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Callers wait for room as configured, but not for a pipeline that will never have any. */
@Timeout(30)
final class BlockedCallersTest {
  private static final Overflow BLOCK = new Overflow(Duration.ofSeconds(45), 1, Severity.WARNING);

  @TempDir private Path directory;

  @Test
  void nobodyWaitsForAPipelineThatIsClosed() throws Exception {
    SyslogPipeline pipeline = openWithoutCollector();
    pipeline.close(Duration.ZERO);
    assertThat(pipeline.append(message("too late"))).isFalse();
    assertThat(pipeline.statistics().drops()).containsEntry(DropReason.CLOSED, 1L);
  }

  @Test
  void whoWaitsWhenItIsClosedIsLetGo() throws Exception {
    SyslogPipeline pipeline = openWithoutCollector();
    Thread caller =
        new Thread(
            () -> {
              while (pipeline.append(message("filling up"))) {}
            });
    caller.start();
    await()
        .until(
            () ->
                pipeline.statistics().fill() > 0.7
                    && caller.getState() == Thread.State.TIMED_WAITING);
    pipeline.close(Duration.ZERO);
    caller.join();
    assertThat(pipeline.statistics().drops()).containsEntry(DropReason.CLOSED, 1L);
  }

  private SyslogPipeline openWithoutCollector() throws IOException {
    PipelineSetup setup =
        PipelineSetup.to("relp://localhost:1").on(directory).segments(4).overflow(BLOCK);
    return SyslogPipeline.open(setup.config(), new RecordingListener());
  }
}
