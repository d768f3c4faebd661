package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import io.sealpost.testing.Thrower;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is thrown while an appender starts, that appender alone does not. */
@Timeout(60)
final class UnexpectedStartTest {
  private final Archive archive = Archive.inMemory();
  @TempDir private Path spool;
  private Collector collector;

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
  }

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void itIsAnErrorAndLeavesNothingBehind(Thrower thrower) {
    LoggerContext context =
        new LoggerContext() {
          @Override
          public Object getObject(String key) {
            thrower.text();
            return key;
          }
        };
    context.setName("test");
    SealpostAppender appender = new SealpostAppender();
    appender.setContext(context);
    appender.setName("AUDIT");
    appender.setTarget(collector.uri());
    Spool element = new Spool();
    element.setDirectory(spool.resolve("x").toString());
    appender.setSpool(element);

    appender.start();

    assertThat(appender.isStarted()).isFalse();
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .filteredOn(status -> status.getLevel() == Status.ERROR)
        .singleElement()
        .satisfies(status -> assertThat(status.getThrowable()).isNotNull())
        .extracting(Status::getMessage)
        .asString()
        .startsWith("could not be started: ");
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("sealpost-AUDIT"));
  }
}
