package io.sealpost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A log call allocates no more than the framework does without Sealpost, once it is compiled. */
final class LoggingAllocationTest {
  private static final int ROUNDS = 200;
  private static final int MOST_ROUNDS = 5000;
  private static final int CALLS = 200;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  static {
    // By default, Log4j2 sorts the keys of its MDC into a new array whenever anybody visits it.
    System.setProperty("log4j2.garbagefreeThreadContextMap", "true");
  }

  @TempDir private static Path directory;
  private static LoggedCalls calls;

  @BeforeAll
  static void start() throws Exception {
    calls = new LoggedCalls(directory);
  }

  @AfterAll
  static void stop() {
    calls.close();
  }

  @ParameterizedTest
  @EnumSource(LoggedCalls.Kind.class)
  void ourPartAllocatesNothing(LoggedCalls.Kind kind) {
    long sealpost = Long.MAX_VALUE;
    long nothing = Long.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      sealpost = Math.min(sealpost, allocated(kind, "sealpost"));
      nothing = Math.min(nothing, allocated(kind, "nothing"));
      if (round >= ROUNDS && (sealpost - nothing) / CALLS <= removable(kind)) {
        return;
      }
    }
    assertThat((sealpost - nothing) / CALLS).isLessThanOrEqualTo(removable(kind));
  }

  /**
   * What the compiler removes in one run and not in another: the object that computes the CRC of a
   * journal's entry, and of Logback's formatting what it removes in one of the two loops only.
   */
  private static long removable(LoggedCalls.Kind kind) {
    return switch (kind) {
      case LOGBACK_PARAMETERS, LOGBACK_MARKER -> 16 + 120;
      default -> 16;
    };
  }

  private long allocated(LoggedCalls.Kind kind, String logger) {
    long before = threads.getCurrentThreadAllocatedBytes();
    calls.make(kind, logger, CALLS);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
