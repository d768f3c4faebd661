package io.sealpost.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class ReminderTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private long nanos = Long.MAX_VALUE - 5; // passes the end of the range, as nanoTime may
  private final Reminder reminder =
      new Reminder(MINUTE, new Clocks(InstantSource.system(), () -> nanos));

  @Test
  void whatLastsIsReportedAtOnceAndThenOncePerInterval() {
    assertThat(reminder.take()).isTrue();
    nanos += MINUTE.toNanos() - 1;
    assertThat(reminder.isDue()).isFalse();
    assertThat(reminder.take()).isFalse();
    nanos++;
    assertThat(reminder.isDue()).isTrue();
    assertThat(reminder.take()).isTrue();
    assertThat(reminder.take()).isFalse();
  }

  @Test
  void endIsReportedOnceIfTheBeginningWas() {
    assertThat(reminder.over()).isFalse();
    assertThat(reminder.isOn()).isFalse();
    reminder.take();
    reminder.take();
    assertThat(reminder.isOn()).isTrue();
    assertThat(reminder.over()).isTrue();
    assertThat(reminder.isOn()).isFalse();
    assertThat(reminder.over()).isFalse();
  }

  @Test
  void whatReturnsIsReportedAtOnce() {
    reminder.take();
    reminder.over();

    assertThat(reminder.isDue()).isTrue();
    assertThat(reminder.take()).isTrue();
  }

  @Test
  void whatDiffersIsReportedAtOnce() {
    assertThat(reminder.take("one")).isTrue();
    assertThat(reminder.take("other")).isTrue();
    assertThat(reminder.take("other")).isFalse();
    assertThat(reminder.take("one")).isTrue();
  }

  @Test
  void onceIsOnceUntilItIsOver() {
    Reminder once = Reminder.once();
    assertThat(once.take("one")).isTrue();
    assertThat(once.take("one")).isFalse();
    once.over();
    assertThat(once.take("one")).isTrue();
  }
}
