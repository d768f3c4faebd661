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
  // So that an alarm which is to be started again has not gone off before, on a busy machine too.
  private static final Duration LONGER = Duration.ofSeconds(1);

  private final CountDownLatch overrun = new CountDownLatch(1);
  private final AtomicReference<Thread> thread = new AtomicReference<>();
  private final Watchdog watchdog = new DaemonThreads("watched").watchdog();
  private final Watchdog.Alarm alarm = alarm(LIMIT);

  private Watchdog.Alarm alarm(Duration limit) {
    return watchdog.alarm(
        limit,
        () -> {
          thread.set(Thread.currentThread());
          overrun.countDown();
        });
  }

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
    Watchdog.Alarm longer = alarm(LONGER);
    longer.start();
    overrun.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    long restarted = System.nanoTime();
    longer.restart();
    longer.start(); // runs already: no effect
    overrun.await();
    assertThat(Duration.ofNanos(System.nanoTime() - restarted)).isGreaterThanOrEqualTo(LONGER);
  }

  @Test
  void restartDoesNotStartWhatIsStopped() throws InterruptedException {
    alarm.restart();
    assertThat(overrun.await(500, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void stoppingAndStartingCountsFromTheLastStart() throws InterruptedException {
    Watchdog.Alarm longer = alarm(LONGER);
    longer.start();
    overrun.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    longer.stop();
    long started = System.nanoTime();
    longer.start();
    overrun.await();
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isGreaterThanOrEqualTo(LONGER);
  }
}
