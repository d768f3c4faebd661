package io.sealpost.logback;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.slf4j.Logger;

/**
 * Threads that log without a pause, by the loggers that {@code reset.xml} tells apart. Each event
 * has the name of its kind, its thread and its number in it.
 */
final class LoggingThreads implements AutoCloseable {
  private static final int THREADS = 4;

  private final LoggerContext context;
  private final AtomicInteger rounds = new AtomicInteger();
  private final List<Thread> threads;
  private final int[] logged = new int[THREADS];
  private final Semaphore running = new Semaphore(THREADS, true);
  private volatile boolean over;

  private LoggingThreads(LoggerContext context) {
    this.context = context;
    this.threads =
        IntStream.range(0, THREADS).mapToObj(number -> new Thread(() -> log(number))).toList();
  }

  static LoggingThreads start(LoggerContext context) {
    LoggingThreads started = new LoggingThreads(context);
    started.threads.forEach(Thread::start);
    return started;
  }

  private void log(int thread) {
    Logger app = context.getLogger("com.example.App");
    Logger invoices = context.getLogger("com.example.billing.Invoices");
    Logger loud = context.getLogger("com.example.billing.loud.Cash");
    Logger orders = context.getLogger("org.example.orders.Order");
    int round = 0;
    for (; !over; round++) {
      running.acquireUninterruptibly();
      app.info("app {} {}", thread, round);
      app.debug("below-level {} {}", thread, round);
      invoices.warn("invoice {} {}", thread, round);
      invoices.info("filtered {} {}", thread, round);
      loud.error("loud {} {}", thread, round);
      loud.warn("below-level {} {}", thread, round);
      orders.warn("order {} {}", thread, round);
      running.release();
      rounds.incrementAndGet();
    }
    logged[thread] = round;
  }

  /**
   * Keeps them out of log calls until a reset has begun, and stops the appenders of the root: only
   * what is logged from then on is sure to be taken. Goes on with the reset when they are at it
   * again.
   */
  void holdUntilReset() {
    running.acquireUninterruptibly(THREADS);
    Hook.onStop(
        context,
        Logger.ROOT_LOGGER_NAME,
        () -> {
          running.release(THREADS);
          awaitRounds(50);
        });
  }

  /** Until they have gone on so much. */
  void awaitRounds(int more) {
    int wanted = rounds.get() + more;
    // Soon, for they log tens of thousands of events in the usual interval.
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(() -> rounds.get() >= wanted);
  }

  /** Of some kind, all that were logged, thread by thread. */
  List<String> logged(String kind) {
    List<String> texts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      for (int round = 0; round < logged[thread]; round++) {
        texts.add(kind + " " + thread + " " + round);
      }
    }
    return texts;
  }

  @Override
  public void close() {
    over = true;
    await().until(() -> threads.stream().noneMatch(Thread::isAlive));
  }
}
