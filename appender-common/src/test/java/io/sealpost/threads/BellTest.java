package io.sealpost.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BellTest {
  private static final long LONG = TimeUnit.MINUTES.toNanos(10);

  @Test
  void aRingBetweenArmingAndWaitingEndsTheWait() {
    Bell bell = new Bell();
    bell.arm();
    bell.ring();
    bell.await(LONG);
  }

  @Test
  void withoutARingTheWaitEndsInTime() {
    Bell bell = new Bell();
    long before = System.nanoTime();
    while (System.nanoTime() - before < 1_000_000) { // it may return early
      bell.arm();
      bell.await(1_000_000);
    }
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(1_000_000);
  }

  @Test
  void noRingIsMissedHoweverTheyMeet() throws InterruptedException {
    Bell bell = new Bell();
    Bell answer = new Bell();
    AtomicLong asked = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    long rounds = 20_000;
    Thread other =
        new Thread(
            () -> {
              for (long round = 1; round <= rounds; round++) {
                await(bell, asked, round);
                answered.set(round);
                answer.ring();
              }
            });
    other.setDaemon(true);
    other.start();
    for (long round = 1; round <= rounds; round++) {
      asked.set(round);
      bell.ring();
      await(answer, answered, round);
    }
    other.join();
    assertThat(answered).hasValue(rounds);
  }

  private static void await(Bell bell, AtomicLong value, long wanted) {
    while (value.get() < wanted) {
      bell.arm();
      if (value.get() < wanted) {
        bell.await(LONG);
      }
    }
  }
}
