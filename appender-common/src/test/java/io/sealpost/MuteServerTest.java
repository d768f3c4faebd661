package io.sealpost;

import static io.sealpost.PipelineBeans.append;
import static io.sealpost.PipelineBeans.bean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.management.PipelineMXBean;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorFault;
import io.sealpost.testkit.Scheme;
import io.sealpost.transport.TransportConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers that let us in and then neither read nor answer. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(120)
final class MuteServerTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration NEVER = Duration.ofHours(1);
  // Longer than a connection stands until it would be trusted without an answer.
  private static final Duration ACK = Duration.ofMillis(1500);
  private static final int CONFIRM_OCTETS = 512 * 1024;

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;
  private CollectorSite site;

  @BeforeEach
  void makeSite() {
    site = new CollectorSite(directory.resolve("certificates"));
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "RELP"})
  void oneThatIsMuteFromTheStartIsToldUntilItAnswers(Scheme scheme) throws Exception {
    try (Collector collector = start(scheme);
        SyslogPipeline pipeline = open(setup(collector, NEVER), "MUTE-" + scheme)) {
      collector.inject(
          scheme.uriScheme().startsWith("relp")
              ? CollectorFault.STALL_BEFORE_ANSWER
              : CollectorFault.STALL_AFTER_HANDSHAKE);
      append(pipeline, 3);
      PipelineMXBean bean = bean("MUTE-" + scheme);

      await().atMost(LONG).until(() -> !listener.warnings().isEmpty());
      String since = bean.getFailingSince();
      assertThat(since).isNotEmpty();
      assertThat(bean.getLastError()).contains("took longer than 1500 ms");

      collector.awaitConnections(collector.connections() + 2, LONG);
      assertThat(bean.getFailingSince()).isEqualTo(since);
      assertThat(listener.infos()).noneMatch(info -> info.contains("delivering"));
      assertThat(listener.warnings()).hasSize(1);

      collector.heal();
      await().atMost(LONG).until(() -> bean.getFailingSince().isEmpty());
      await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
      assertThat(listener.infos()).anyMatch(info -> info.contains("delivering again"));
      assertThat(bean.getConfirmed()).isEqualTo(3);
    }
  }

  @Test
  void oneThatGoesMuteLaterIsToldWithTheNextCheckpoint() throws Exception {
    try (Collector collector = start(Scheme.TCP);
        SyslogPipeline pipeline = open(setup(collector, Duration.ofSeconds(2)), "LATER")) {
      append(pipeline, 1);
      PipelineMXBean bean = bean("LATER");
      await().atMost(LONG).until(() -> bean.getConfirmed() == 1);

      collector.pause();
      append(pipeline, 1);
      await().atMost(LONG).until(() -> !bean.getFailingSince().isEmpty());
      assertThat(listener.warnings()).hasSize(1);

      collector.resume();
      await().atMost(LONG).until(() -> bean.getConfirmed() == 2);
      await().atMost(LONG).until(() -> bean.getFailingSince().isEmpty());
    }
  }

  @Test
  void oneThatHasAnsweredIsAskedAsConfigured() throws Exception {
    try (Collector collector = start(Scheme.TCP);
        SyslogPipeline pipeline = open(setup(collector, NEVER), "ANSWERED")) {
      append(pipeline, 1);
      PipelineMXBean bean = bean("ANSWERED");
      await().atMost(LONG).until(() -> bean.getConfirmed() == 1);

      String padding = "x".repeat(1000);
      for (int i = 0; i < 400; i++) { // more than it takes at first
        pipeline.append(PipelineSetup.message(padding));
      }
      archive.await(401, LONG);
      assertThat(collector.connections()).isEqualTo(2);
      assertThat(bean.getConfirmed()).isEqualTo(1);

      for (int i = 0; i < 200; i++) {
        pipeline.append(PipelineSetup.message(padding));
      }
      await().atMost(LONG).until(() -> bean.getConfirmed() > 401);
    }
  }

  private Collector start(Scheme scheme) throws IOException {
    return site.start(scheme, archive);
  }

  private PipelineSetup setup(Collector collector, Duration confirmAfter) {
    return site.to(collector)
        .on(directory.resolve("spool"))
        .timeouts(new TransportConfig.Timeouts(LONG, LONG, ACK, LONG))
        .confirmOctets(CONFIRM_OCTETS)
        .confirmAfter(confirmAfter);
  }

  private SyslogPipeline open(PipelineSetup setup, String name) throws IOException {
    return SyslogPipeline.open(setup.appender(name).config(), listener);
  }
}
