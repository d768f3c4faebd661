package io.sealpost.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.Bell;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RestTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  @Test
  void aRingEndsALongWait() throws InterruptedException {
    Bell bell = new Bell();
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              new Rest(bell).pause(HOUR);
              ended.countDown();
            });
    waiter.start();

    // However late the waiter begins to wait, one of the rings comes after that.
    while (!ended.await(1, TimeUnit.MILLISECONDS)) {
      bell.ring();
    }

    assertThat(ended.getCount()).isZero();
  }

  @Test
  void whatIsAlreadyThereIsNotWaitedFor() {
    Rest rest = new Rest(new Bell());
    boolean[] asked = new boolean[1];

    while (!asked[0]) {
      rest.await(() -> asked[0] = true, HOUR);
    }

    assertThat(asked[0]).isTrue();
  }

  @Test
  void whileMessagesFlowTheBellIsNotNeeded() {
    Rest rest = new Rest(new Bell());
    rest.worked();
    long begun = System.nanoTime();

    rest.await(() -> false, HOUR);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }
}
