package io.sealpost.benchmarks;

import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.Durability;
import io.sealpost.journal.JournalConfig;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * How many calls a second return with {@code durability} process and power, on 1, 4 and 64 threads,
 * one after the other on the same disk: unsigned messages of some 150 octets that nobody takes.
 *
 * <p>Arguments: seconds for each; a directory on the disk to be measured, which needs 4 GB.
 */
public final class PowerRate {
  private static final int[] THREADS = {1, 4, 64};

  private PowerRate() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    long seconds = Long.parseLong(args[0]);
    Path parent = Files.createDirectories(Path.of(args[1]));
    run(parent, Durability.PROCESS, 1, seconds); // warms up
    for (int threads : THREADS) {
      double process = run(parent, Durability.PROCESS, threads, seconds);
      double power = run(parent, Durability.POWER, threads, seconds);
      System.out.printf(
          Locale.ROOT,
          "%2d threads: process %,.0f/s, power %,.0f/s: one in %,.0f%n",
          threads,
          process,
          power,
          process / power);
    }
  }

  private static double run(Path parent, Durability durability, int threads, long seconds)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory(parent, "power");
    JournalConfig journal =
        new JournalConfig(
                Optional.of(directory),
                4L << 30,
                16 << 20,
                JournalConfig.Mapping.AUTO,
                Duration.ofMillis(100))
            .with(durability);
    double rate;
    try (SyslogPipeline pipeline =
        SyslogPipeline.open(UndeliveredPipeline.config(journal, Optional.empty()), new Silent())) {
      rate = rate(pipeline, threads, seconds);
    }
    TimeUnit.SECONDS.sleep(4); // a pipeline lets go of its directory a while after its last user
    deleteFiles(directory);
    return rate;
  }

  private static double rate(SyslogPipeline pipeline, int threads, long seconds)
      throws InterruptedException {
    LongAdder accepted = new LongAdder();
    long begun = System.nanoTime();
    long end = begun + TimeUnit.SECONDS.toNanos(seconds);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread caller = new Thread(() -> log(pipeline, end, accepted), "caller-" + i);
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) {
      caller.join();
    }
    double rate = accepted.sum() / ((System.nanoTime() - begun) / 1e9);
    pipeline.close(Duration.ZERO);
    return rate;
  }

  private static void log(SyslogPipeline pipeline, long end, LongAdder accepted) {
    for (long i = 0; System.nanoTime() < end; i++) {
      SyslogMessage message =
          new SyslogMessage(
              Instant.now(), Severity.INFORMATIONAL, "-", List.of(), Payments.text(i));
      if (pipeline.append(message)) {
        accepted.increment();
      }
    }
  }

  private static void deleteFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  /** Nobody is there to send to, which is as it should be. */
  private static final class Silent implements PipelineListener {
    @Override
    public void info(String what) {}

    @Override
    public void warning(String what) {}
  }
}
