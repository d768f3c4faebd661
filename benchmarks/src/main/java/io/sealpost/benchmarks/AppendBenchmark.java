package io.sealpost.benchmarks;

import io.sealpost.journal.Journal;
import io.sealpost.journal.JournalConfig;
import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.encryption.EncryptionKey;
import io.sealpost.journal.encryption.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * What a logging thread pays for putting 250 octets into the journal, on one thread and on four.
 * Meanwhile another thread confirms, seals, forces and frees, so the journal does not fill.
 *
 * <p>At full speed that is gigabytes a second, which only a file system in memory can force: give
 * one with {@code -p parent=}. The path of the caller is the same anywhere.
 *
 * <pre>
 *   mvn -pl benchmarks -am package -DskipTests
 *   java -cp "benchmarks/target/classes:benchmarks/target/lib/*" org.openjdk.jmh.Main \
 *       AppendBenchmark -prof gc -p parent=/dev/shm
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AppendBenchmark {
  private static final int SEGMENT = 16 << 20;
  private static final int SEGMENTS = 32;

  /** How segments are written. */
  @Param({"ALWAYS", "NEVER"})
  public Mapping mapping = Mapping.ALWAYS;

  /** Whether entries are encrypted. */
  @Param({"false", "true"})
  public boolean encrypted;

  /** Where the journal's directory is made; empty: where temporary files go. */
  @Param("")
  public String parent = "";

  private final byte[] message = new byte[250];
  private Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // by open(), once the parameters are set
  private Journal journal;

  private Thread keeper = new Thread(this::keep, "keeper");
  private volatile boolean stopped;

  @Setup(Level.Trial)
  public void open() throws IOException {
    Arrays.fill(message, (byte) 'x');
    directory =
        parent.isEmpty()
            ? Files.createTempDirectory("append")
            : Files.createTempDirectory(Path.of(parent), "append");
    JournalConfig config =
        new JournalConfig(
                Optional.of(directory),
                (long) SEGMENTS * SEGMENT,
                SEGMENT,
                mapping,
                Duration.ofMillis(100))
            .with(encrypted ? KeyRing.of(new EncryptionKey(new byte[32])) : KeyRing.NONE);
    journal = Journal.open(config, 1, System.err::println);
    stopped = false;
    keeper = new Thread(this::keep, "keeper");
    keeper.start();
  }

  /**
   * Frees segment by segment: in between it allocates nothing, so that what is seen is the
   * callers'.
   */
  private void keep() {
    try {
      while (!stopped) {
        if (journal.unconfirmedOctets() > SEGMENT) {
          journal.confirm(journal.end());
          journal.sealAll();
          journal.force();
          journal.checkpoint();
        }
        Thread.sleep(1);
      }
    } catch (IOException | InterruptedException e) {
      System.err.println("the keeper stops: " + e);
    }
  }

  @TearDown(Level.Trial)
  public void close() throws IOException, InterruptedException {
    stopped = true;
    keeper.join();
    System.err.println(journal.status());
    journal.close();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  @Benchmark
  @Threads(1)
  public boolean oneThread() {
    return journal.append(message, 0, message.length);
  }

  @Benchmark
  @Threads(4)
  public boolean fourThreads() {
    return journal.append(message, 0, message.length);
  }
}
