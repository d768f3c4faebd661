package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.settings.values.Section;
import io.sealpost.testing.Thrower;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is thrown while an appender starts, that appender alone does not. */
@Timeout(60)
final class UnexpectedStartTest {
  @TempDir private Path spool;

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void itIsAnErrorAndLeavesNothingBehind(Thrower thrower) {
    Section element =
        new Section("Spool", Map.of("directory", spool.resolve("x").toString()), List.of());
    Section settings =
        new Section("Sealpost", Map.of("target", "relp://localhost:9"), List.of(element));
    try (StatusRecord status = new StatusRecord()) {
      assertThat(builder(thrower, settings).build()).isNull();
      assertThat(status.errors())
          .filteredOn(error -> error.startsWith("Sealpost appender AUDIT: "))
          .singleElement()
          .asString()
          .startsWith("Sealpost appender AUDIT: could not be started: ");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("sealpost-AUDIT"));
  }

  private static SealpostAppender.Builder<?> builder(Thrower thrower, Section settings) {
    SealpostAppender.Builder<?> builder = SealpostAppender.newBuilder();
    builder.setName("AUDIT");
    builder.setSettings(settings);
    builder.setConfiguration(
        new DefaultConfiguration() {
          @Override
          public LoggerContext getLoggerContext() {
            thrower.text();
            return null;
          }
        });
    return builder;
  }
}
