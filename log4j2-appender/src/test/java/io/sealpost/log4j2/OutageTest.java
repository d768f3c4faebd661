package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which drops an appender with {@code ignoreExceptions="false"} throws for. Nobody listens. */
@Timeout(60)
final class OutageTest {
  private static final int MORE_THAN_HAS_ROOM = 2_000;

  @Test
  void aJournalThatIsNearlyFullThrowsForNoneAndAFullOneForAll() {
    try (RunningLog4j log4j = RunningLog4j.from("outage.xml")) {
      Appender strict = log4j.context().getConfiguration().getAppender("STRICT");
      for (int i = 0; i < MORE_THAN_HAS_ROOM; i++) {
        strict.append(event(Level.INFO)); // dropped, once it is nearly full
      }
      Throwable thrown = null;
      for (int i = 0; i < MORE_THAN_HAS_ROOM && thrown == null; i++) {
        thrown = catchThrowable(() -> strict.append(event(Level.WARN)));
      }
      assertThat(thrown)
          .isExactlyInstanceOf(AppenderLoggingException.class)
          .hasMessageStartingWith("STRICT accepts no events: ");
      strict.append(event(Level.INFO));
    }
  }

  private static LogEvent event(Level level) {
    return Log4jLogEvent.newBuilder()
        .setLevel(level)
        .setMessage(new SimpleMessage("x".repeat(300)))
        .build();
  }
}
