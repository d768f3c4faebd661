package io.sealpost.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class IdleWaitTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  @Test
  void aRingEndsALongWait() throws InterruptedException {
    Bell bell = new Bell();
    CountDownLatch ended = new CountDownLatch(1);
    Thread waiter =
        new Thread(
            () -> {
              new IdleWait(bell).pause(HOUR);
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
    IdleWait rest = new IdleWait(new Bell());
    boolean[] asked = new boolean[1];

    while (!asked[0]) {
      rest.await(() -> asked[0] = true, HOUR);
    }

    assertThat(asked[0]).isTrue();
  }

  @Test
  void whileMessagesFlowTheBellIsNotNeeded() {
    IdleWait rest = new IdleWait(new Bell());
    rest.worked();
    long begun = System.nanoTime();

    rest.await(() -> false, HOUR);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
  }
}
