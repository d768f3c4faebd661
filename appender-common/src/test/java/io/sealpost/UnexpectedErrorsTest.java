package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.PipelineListener;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.Thrower;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import io.sealpost.time.Clocks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Errors that nobody expects, in the threads of a pipeline and in those who are told of it. */
@Timeout(60)
final class UnexpectedErrorsTest {
  private static final int MESSAGES = 300;

  private final Archive archive = Archive.inMemory();
  private final AtomicInteger throwsLeft = new AtomicInteger();
  @TempDir private Path directory;
  private Collector collector;

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
  }

  /** The clocks are asked by the courier, and by nobody else here. */
  @ParameterizedTest
  @EnumSource(names = {"RUNTIME_EXCEPTION", "MEMORY", "NO_CLASS", "RECURSION"})
  void deliveryGoesOnWhateverItMeetsAndWhoeverIsTold(Thrower what) throws Exception {
    PipelineListener deaf =
        new PipelineListener() {
          @Override
          public void info(String text) {
            what.text();
          }

          @Override
          public void warning(String text) {
            what.text();
          }
        };
    Clocks clocks =
        new Clocks(
            InstantSource.system(),
            () -> {
              if (throwsLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                what.text();
              }
              return System.nanoTime();
            });
    ScheduleConfig schedule =
        new ScheduleConfig(
            List.of(),
            Optional.empty(),
            new MaxRate(OptionalLong.of(100_000), OptionalLong.empty()),
            clocks);
    PipelineConfig config =
        PipelineSetup.to(collector.uri()).on(directory).signed(Hash.SHA_256).at(schedule).config();
    try (SyslogPipeline pipeline = SyslogPipeline.open(config, deaf)) {
      for (int i = 0; i < MESSAGES; i++) {
        if (i % 100 == 50) {
          throwsLeft.set(2);
          await().until(() -> throwsLeft.get() == 0);
        }
        assertThat(pipeline.append(message("number " + i + " ."))).isTrue();
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> pipeline.statistics().unconfirmedOctets() == 0);
      assertThat(pipeline.statistics().failures()).isEqualTo(6);
      assertThat(pipeline.statistics().dropped()).isZero();
    }
    assertThat(
            archive.texts().stream()
                .filter(text -> text.contains(" number "))
                .map(text -> Integer.valueOf(text.replaceAll("(?s).* number (\\d+) .*", "$1")))
                .distinct()
                .toList())
        .isEqualTo(IntStream.range(0, MESSAGES).boxed().toList());
    assertThat(SignedArchive.of(archive.messages()).uncovered()).isEmpty();
  }
}
