package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.adapter.DirectoryOwnerContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class DirectoryOwnerTest extends DirectoryOwnerContract<RunningLogback> {
  DirectoryOwnerTest() {
    super(RunningLogback::start);
  }

  /**
   * As short as a file appender's: Logback discards the events of all appenders meanwhile. An
   * appender that waited would do so for 5 s.
   */
  @Test
  void aResetWaitsForNoCollector() throws Exception {
    owner.pause();
    try (RunningLogback logback = start()) {
      logback.info("one");
      long begin = System.nanoTime();
      logback.reset();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
      owner.resume();
    }
    assertThat(secured.texts()).anyMatch(text -> text.contains("SESSION") && text.contains("end"));
  }
}
