package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.sealpost.testing.InterruptingText;
import io.sealpost.testing.Thrower;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What code of the application does in the appender besides making text. */
@Timeout(60)
final class ApplicationCodeTest {
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
  void eventsGoWhereAFilterThrowsAndItIsToldOnce(Thrower thrower) throws Exception {
    try (RunningLogback logback = RunningLogback.from("throwing.xml", collector, spool)) {
      add(
          logback,
          () -> {
            thrower.text();
            return FilterReply.DENY;
          });
      logback.logger().info("one");
      logback.logger().info("two");
      assertThat(logback.warningsOf(SealpostAppender.class))
          .filteredOn(text -> text.contains("a filter throws"))
          .hasSize(1);
      assertThat(logback.errors()).isEmpty();
    }
    assertThat(archive.texts()).hasSize(2);
    assertThat(archive.texts().get(1)).endsWith(" - - two");
  }

  @Test
  void filterThatDeniesIsHeard() throws Exception {
    try (RunningLogback logback = RunningLogback.from("throwing.xml", collector, spool)) {
      add(logback, () -> FilterReply.DENY);
      logback.logger().info("denied");
    }
    assertThat(archive.texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptFlagIsAsTheApplicationLeftIt(boolean leftSet) throws Exception {
    boolean after;
    try (RunningLogback logback = RunningLogback.from("throwing.xml", collector, spool)) {
      if (!leftSet) {
        Thread.currentThread().interrupt();
      }
      logback.logger().info("seen {}", new InterruptingText(leftSet));
      after = Thread.interrupted();
    }
    assertThat(after).isEqualTo(leftSet);
    assertThat(archive.texts()).singleElement().asString().endsWith(" seen text");
  }

  @Test
  void levelThatIsNotThereIsWarnedAboutAndNoFault() throws Exception {
    try (RunningLogback logback = RunningLogback.from("severities.xml", collector, spool)) {
      logback.logger().warn("mapped");
      assertThat(logback.warningsOf(SealpostAppender.class))
          .filteredOn(text -> text.contains("severities"))
          .containsExactly("severities: there is no level NO_SUCH yet: is the name right?");
    }
    assertThat(archive.texts()).singleElement().asString().startsWith("<9>1 ");
  }

  private static void add(RunningLogback logback, Supplier<FilterReply> reply) {
    Filter<ILoggingEvent> filter =
        new Filter<>() {
          @Override
          public FilterReply decide(ILoggingEvent event) {
            return reply.get();
          }
        };
    filter.start();
    logback.logger(Logger.ROOT_LOGGER_NAME).getAppender("AUDIT").addFilter(filter);
  }
}
