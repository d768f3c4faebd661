package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.InterruptingText;
import io.sealpost.testing.Thrower;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.AppenderControl;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What code of the application does in the appender besides making text. */
@Timeout(60)
final class ApplicationCodeTest {
  private final Archive archive = Archive.inMemory();
  private Collector collector;

  @BeforeEach
  void start() throws IOException {
    collector = Collector.start(Scheme.RELP, archive);
    System.setProperty(RunningLog4j.COLLECTOR, collector.uri());
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
    System.clearProperty(RunningLog4j.COLLECTOR);
  }

  @ParameterizedTest
  @EnumSource(Thrower.class)
  void eventsGoWhereAFilterThrowsAndItIsToldOnce(Thrower thrower) {
    try (StatusRecord status = new StatusRecord();
        RunningLog4j log4j = RunningLog4j.from("throwing.xml")) {
      SealpostAppender appender = appender(log4j);
      appender.addFilter(throwing(thrower));
      // As Log4j2 calls it.
      AppenderControl control = new AppenderControl(appender, null, null);
      control.callAppender(event("one"));
      control.callAppender(event("two"));
      assertThat(status.warnings()).filteredOn(text -> text.contains("a filter throws")).hasSize(1);
    }
    assertThat(archive.texts()).hasSize(2);
    assertThat(archive.texts().get(1)).endsWith(" - - two");
  }

  @Test
  void filterThatDeniesIsHeard() {
    try (RunningLog4j log4j = RunningLog4j.from("throwing.xml")) {
      appender(log4j).addFilter(denying());
      log4j.logger().info("denied");
    }
    assertThat(archive.texts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptFlagIsAsTheApplicationLeftIt(boolean leftSet) {
    boolean after;
    try (RunningLog4j log4j = RunningLog4j.from("throwing.xml")) {
      if (!leftSet) {
        Thread.currentThread().interrupt();
      }
      Object parameter = new InterruptingText(leftSet);
      appender(log4j).append(event(new ParameterizedMessage("seen {}", parameter)));
      after = Thread.interrupted();
    }
    assertThat(after).isEqualTo(leftSet);
    assertThat(archive.texts()).singleElement().asString().endsWith(" seen text");
  }

  @Test
  void levelThatIsNotThereIsWarnedAboutAndNoFault() {
    try (StatusRecord status = new StatusRecord();
        RunningLog4j log4j = RunningLog4j.from("severities.xml")) {
      log4j.logger().warn("mapped");
      assertThat(status.warnings())
          .filteredOn(text -> text.contains("severities"))
          .singleElement()
          .asString()
          .endsWith("severities: there is no level NO_SUCH yet: is the name right?");
    }
    assertThat(archive.texts()).singleElement().asString().startsWith("<9>1 ");
  }

  private static SealpostAppender appender(RunningLog4j log4j) {
    return log4j.context().getConfiguration().getAppender("AUDIT");
  }

  private static LogEvent event(String text) {
    return event(new SimpleMessage(text));
  }

  private static LogEvent event(org.apache.logging.log4j.message.Message message) {
    return Log4jLogEvent.newBuilder().setLevel(Level.INFO).setMessage(message).build();
  }

  private static AbstractFilter throwing(Thrower thrower) {
    return new AbstractFilter() {
      @Override
      public Result filter(LogEvent event) {
        thrower.text();
        return Result.DENY;
      }
    };
  }

  private static AbstractFilter denying() {
    return new AbstractFilter() {
      @Override
      public Result filter(LogEvent event) {
        return Result.DENY;
      }
    };
  }
}
