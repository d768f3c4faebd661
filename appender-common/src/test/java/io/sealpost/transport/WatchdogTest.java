package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Quickly;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
final class WatchdogTest {
  private static final Duration LIMIT = Duration.ofMillis(200);
  private static final Duration LONGER = Duration.ofSeconds(1);

  private final Watchdog watchdog = new DaemonThreads("watched").watchdog();
  private final AtomicReference<Thread> thread = new AtomicReference<>();
  private CountDownLatch overrun;
  private Watchdog.Alarm alarm;

  @BeforeEach
  void makeAlarm() {
    makeAlarm(LIMIT);
  }

  private void makeAlarm(Duration limit) {
    CountDownLatch itsOwn = new CountDownLatch(1);
    overrun = itsOwn;
    alarm =
        watchdog.alarm(
            limit,
            () -> {
              thread.set(Thread.currentThread());
              itsOwn.countDown();
            });
  }

  /** Does that with an alarm that runs. */
  private void whileItRuns(Runnable then) throws Exception {
    Quickly.take(
        LIMIT,
        () -> {
          makeAlarm();
          alarm.start();
          then.run();
        });
  }

  private void assertStaysSilent() throws InterruptedException {
    assertThat(overrun.await(500, TimeUnit.MILLISECONDS)).isFalse();
  }

  /** Whether the last time that this starts it is followed by all of the time. */
  private void assertCountsFrom(Runnable lastStart) throws Exception {
    AtomicLong started = new AtomicLong();
    Quickly.take(
        LONGER,
        () -> {
          makeAlarm(LONGER);
          alarm.start();
          overrun.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
          started.set(System.nanoTime());
          lastStart.run();
        });
    overrun.await();
    assertThat(Duration.ofNanos(System.nanoTime() - started.get())).isGreaterThanOrEqualTo(LONGER);
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
  void alarmThatWasStoppedDoesNotGoOff() throws Exception {
    whileItRuns(() -> alarm.stop());
    assertStaysSilent();
  }

  @Test
  void alarmThatWasCancelledDoesNotGoOffAndCanBeStartedAgain() throws Exception {
    whileItRuns(() -> alarm.cancel());
    assertStaysSilent();
    alarm.start();
    overrun.await();
  }

  @Test
  void everyRestartGivesTheWholeTimeAgain() throws Exception {
    assertCountsFrom(
        () -> {
          alarm.restart();
          alarm.start(); // runs already: no effect
        });
  }

  @Test
  void restartDoesNotStartWhatIsStopped() throws InterruptedException {
    alarm.restart();
    assertStaysSilent();
  }

  @Test
  void stoppingAndStartingCountsFromTheLastStart() throws Exception {
    assertCountsFrom(
        () -> {
          alarm.stop();
          alarm.start();
        });
  }
}
