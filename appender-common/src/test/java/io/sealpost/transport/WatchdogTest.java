package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class WatchdogTest {
  private static final Duration LIMIT = Duration.ofMillis(200);

  private final CountDownLatch overrun = new CountDownLatch(1);
  private final AtomicReference<Thread> thread = new AtomicReference<>();
  private final Watchdog watchdog = new Watchdog(new DaemonThreads("watched"));
  private final Watchdog.Alarm alarm =
      watchdog.alarm(
          LIMIT,
          () -> {
            thread.set(Thread.currentThread());
            overrun.countDown();
          });

  @Test
  void alarmGoesOffOnADaemonThatHoldsNoClassLoaderAndEnds() throws InterruptedException {
    alarm.start();
    overrun.await();
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(thread.get().getName()).isEqualTo("watched-watchdog");
    assertThat(thread.get().getContextClassLoader()).isNull();
    Awaitility.await().until(() -> !thread.get().isAlive());
  }

  @Test
  void alarmThatWasStoppedDoesNotGoOff() throws InterruptedException {
    alarm.start();
    alarm.stop();
    assertThat(overrun.await(500, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void alarmThatWasCancelledDoesNotGoOffAndCanBeStartedAgain() throws InterruptedException {
    alarm.start();
    alarm.cancel();
    assertThat(overrun.await(500, TimeUnit.MILLISECONDS)).isFalse();
    alarm.start();
    overrun.await();
  }

  @Test
  void everyRestartGivesTheWholeTimeAgain() throws InterruptedException {
    long begin = System.nanoTime();
    alarm.start();
    overrun.await(150, TimeUnit.MILLISECONDS);
    alarm.restart();
    alarm.start(); // runs already: no effect
    overrun.await();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(340));
  }

  @Test
  void restartDoesNotStartWhatIsStopped() throws InterruptedException {
    alarm.restart();
    assertThat(overrun.await(500, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void stoppingAndStartingCountsFromTheLastStart() throws InterruptedException {
    alarm.start();
    overrun.await(150, TimeUnit.MILLISECONDS);
    alarm.stop();
    alarm.start();
    assertThat(overrun.await(100, TimeUnit.MILLISECONDS)).isFalse();
    overrun.await();
  }
}
