package io.sealpost;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads of the core are made in one place. */
final class ThreadRuleTest {
  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
          .withImportOption(location -> !location.contains("/testkit/"))
          .importPackages("io.sealpost");

  @Test
  void coreMakesThreadsInOnePlace() {
    ThreadRule.NO_OTHER_THREADS.check(CORE);
  }

  @Test
  void coreLeavesNothingOnThreads() {
    ThreadRule.NOTHING_LEFT_ON_THREADS.check(CORE);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        AThread.class,
        AThreadOfItsOwn.class,
        APool.class,
        ABarePool.class,
        ABareScheduler.class,
        ATimer.class,
        ACommonPool.class,
        ADelay.class,
        ATimeLimit.class,
        AnAsyncStep.class,
        AParallelStream.class,
        AParallelSort.class,
        AProcessEnd.class
      })
  void everyOtherThreadIsRefused(Class<?> type) {
    JavaClasses only = new ClassFileImporter().importClasses(type);
    assertThat(ThreadRule.NO_OTHER_THREADS.evaluate(only).hasViolation()).isTrue();
  }

  @Test
  void valueOnAThreadIsRefused() {
    JavaClasses only = new ClassFileImporter().importClasses(AValueOnAThread.class);
    assertThat(ThreadRule.NOTHING_LEFT_ON_THREADS.evaluate(only).hasViolation()).isTrue();
  }

  @Test
  void waysThatTakeOurThreadsAreAllowed() {
    JavaClasses only = new ClassFileImporter().importClasses(OurThreads.class);
    assertThat(ThreadRule.NO_OTHER_THREADS.evaluate(only).hasViolation()).isFalse();
  }

  static final class AThread {
    Object made = new Thread(() -> {});
  }

  static final class AThreadOfItsOwn extends Thread {}

  static final class APool {
    Object made = Executors.newCachedThreadPool();
  }

  static final class ABarePool {
    Object made = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  }

  static final class ABareScheduler {
    Object made = new ScheduledThreadPoolExecutor(1);
  }

  static final class ATimer {
    Object made = new Timer();
  }

  static final class ACommonPool {
    Object made = ForkJoinPool.commonPool();
  }

  static final class ADelay {
    Object made = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
  }

  static final class ATimeLimit {
    Object made = new CompletableFuture<>().orTimeout(1, TimeUnit.SECONDS);
  }

  static final class AnAsyncStep {
    Object made = new CompletableFuture<>().thenRunAsync(() -> {});
  }

  static final class AParallelStream {
    Object made = List.of().parallelStream();
  }

  static final class AParallelSort {
    void sort(int[] numbers) {
      java.util.Arrays.parallelSort(numbers);
    }
  }

  static final class AProcessEnd {
    Object made = ProcessHandle.current().onExit();
  }

  static final class AValueOnAThread {
    Object made = ThreadLocal.withInitial(() -> "");
  }

  /** Does what the core may. */
  static final class OurThreads {
    Object pool = Executors.newFixedThreadPool(1, task -> null);
    Object scheduler = new ScheduledThreadPoolExecutor(1, task -> null);

    CompletableFuture<Void> step(Executor executor) {
      return CompletableFuture.runAsync(() -> {}, executor);
    }
  }
}
