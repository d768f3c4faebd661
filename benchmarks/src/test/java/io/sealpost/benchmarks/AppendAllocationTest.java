package io.sealpost.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalConfig.Mapping;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Appending makes no garbage for the application's collector, once it is compiled. */
final class AppendAllocationTest {
  private static final int SEGMENT = 1 << 16;
  private static final int ROUNDS = 2000;
  private static final int APPENDS = 200; // fit into one segment: beginning one does allocate

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(
      value = Mapping.class,
      names = {"ALWAYS", "NEVER"})
  void appendingAllocatesNothing(Mapping mapping) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] message = new byte[250];
    long least = Long.MAX_VALUE;
    JournalConfig config =
        new JournalConfig(
            Optional.of(directory), 8L * SEGMENT, SEGMENT, mapping, Duration.ofSeconds(10));
    try (Journal journal = Journal.open(config, 1, warning -> {})) {
      for (int round = 0; round < ROUNDS && least > 0; round++) {
        int taken = 0;
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < APPENDS; i++) {
          taken += journal.append(message, 0, message.length) ? 1 : 0;
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        least = Math.min(least, taken == APPENDS ? allocated : least);
        journal.confirm(journal.end());
        journal.sealAll();
        journal.force();
        journal.checkpoint();
      }
    }
    assertThat(least).isZero();
  }
}
