package io.sealpost.delivery.keeper;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.sign.Redundancy;
import io.sealpost.time.Clocks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** RFC 5848 §6: resends are delayed, as often as asked, and each is the block as it was. */
final class ResendsTest {
  private static final Duration DELAY = Duration.ofSeconds(30);

  private long now;
  private final Clocks clocks = new Clocks(InstantSource.system(), () -> now);

  @Test
  void blockComesAgainAfterEachDelayAsOftenAsAsked() {
    Resends resends = resends(2, DELAY, 0);
    resends.block(block("one"));
    assertThat(due(resends)).isEmpty();

    for (int time = 0; time < 2; time++) {
      assertThat(resends.nanosUntilDue()).isEqualTo(DELAY.toNanos());
      now += DELAY.toNanos() - 1;
      assertThat(due(resends)).isEmpty();
      now += 1;
      assertThat(due(resends)).containsExactly("one");
    }
    assertThat(resends.nanosUntilDue()).isEqualTo(Long.MAX_VALUE);
    now += 10 * DELAY.toNanos();
    assertThat(due(resends)).isEmpty();
  }

  @Test
  void blockComesAgainAfterSoManyMessagesThoughTimeStands() {
    Resends resends = resends(2, DELAY, 3);
    resends.block(block("one"));
    for (int time = 0; time < 2; time++) {
      messages(resends, 2);
      assertThat(due(resends)).isEmpty();
      messages(resends, 1);
      assertThat(due(resends)).containsExactly("one");
    }
    messages(resends, 100);
    assertThat(due(resends)).isEmpty();
  }

  @Test
  void countAloneIsNeverDueByTime() {
    Resends resends = resends(1, Duration.ZERO, 3);
    resends.block(block("one"));

    now += Duration.ofDays(1).toNanos();
    assertThat(resends.nanosUntilDue()).isEqualTo(Long.MAX_VALUE);
    assertThat(due(resends)).isEmpty();
    messages(resends, 3);
    assertThat(due(resends)).containsExactly("one");
  }

  @Test
  void delayAloneIsNeverDueByMessages() {
    Resends resends = resends(1, DELAY, 0);
    resends.block(block("one"));

    messages(resends, 100_000);
    assertThat(due(resends)).isEmpty();
  }

  @Test
  void blocksComeAgainInTheOrderInWhichTheyWereSent() {
    Resends resends = resends(2, DELAY, 0);
    resends.block(block("one"));
    now += 1;
    resends.block(block("two"));

    now += DELAY.toNanos();
    assertThat(due(resends)).containsExactly("one", "two");
    resends.block(block("three"));
    now += DELAY.toNanos();
    assertThat(due(resends)).containsExactly("one", "two", "three");
  }

  @Test
  void withoutResendsNothingIsKept() {
    Resends resends = resends(0, Duration.ZERO, 0);
    resends.block(block("one"));

    messages(resends, 1000);
    now += Duration.ofDays(1).toNanos();
    assertThat(due(resends)).isEmpty();
  }

  @Test
  void ofMoreThanAThousandTheOldestAreLeftOut() {
    Resends resends = resends(1, DELAY, 0);
    for (int i = 1; i <= 1_010; i++) {
      resends.block(block("block " + i));
    }

    now += DELAY.toNanos();
    List<String> due = due(resends);
    assertThat(due).hasSize(1_000).startsWith("block 11").endsWith("block 1010");
  }

  private Resends resends(int times, Duration delay, int count) {
    return new Resends(new Redundancy(1, Duration.ZERO, 0, times, delay, count), clocks);
  }

  private static void messages(Resends resends, int count) {
    for (int i = 0; i < count; i++) {
      resends.message();
    }
  }

  private static byte[] block(String text) {
    return text.getBytes(US_ASCII);
  }

  private static List<String> due(Resends resends) {
    List<String> due = new ArrayList<>();
    for (Optional<byte[]> next = resends.takeDue(); next.isPresent(); next = resends.takeDue()) {
      due.add(new String(next.get(), US_ASCII));
    }
    return due;
  }
}
