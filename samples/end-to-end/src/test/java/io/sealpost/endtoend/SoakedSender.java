package io.sealpost.endtoend;

import ch.qos.logback.core.status.OnConsoleStatusListener;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A {@link LoggingApplication} of four threads and what is done to it, at random. Confined to one
 * thread, but for {@link #returned}.
 */
final class SoakedSender implements AutoCloseable {
  static final int THREADS = 4;

  private static final int[] PAUSES = {5, 20, 50};
  private static final int MOST_MILLIS = 1500;
  // The receiver may be long in starting, with the journal full meanwhile.
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Framework framework;
  private final AuditAppender appender;
  private final SmallDisk disk;
  private final Path directory;
  private final SplittableRandom random;
  private final MappedByteBuffer progress;
  private Process process;
  private int kills;
  private int ends;

  /** What is done to it in one round. */
  enum Fault {
    KILLED,
    KILLED_STARTING,
    KILLED_ENDING,
    TERMINATED,
    SUSPENDED,
    DISK_FULL,
    /** And started there, which may fail, and must then succeed when there is room. */
    KILLED_ON_FULL_DISK
  }

  /** Works in a directory of its own; the appender's spool is on the disk. */
  SoakedSender(
      Framework framework,
      AuditAppender appender,
      SmallDisk disk,
      Path directory,
      SplittableRandom random)
      throws IOException {
    this.framework = framework;
    this.appender = appender;
    this.disk = disk;
    this.directory = directory;
    this.random = random;
    this.progress = LoggingApplication.progress(directory.resolve("progress"), THREADS);
    this.process = startForEver();
  }

  /** How many calls of each thread have returned; any thread may ask. */
  long returned(int thread) {
    return progress.getLong(thread * Long.BYTES);
  }

  /** Of all threads. */
  long returned() {
    long sum = 0;
    for (int thread = 0; thread < THREADS; thread++) {
      sum += returned(thread);
    }
    return sum;
  }

  int kills() {
    return kills;
  }

  /** Times that its process was ended, by whatever. */
  int ends() {
    return ends;
  }

  /** Does one thing to it, and leaves it running. */
  Fault disturb() throws IOException, InterruptedException {
    Fault fault = chosen();
    if (fault != Fault.KILLED_STARTING) {
      awaitMore();
    }
    if (process.waitFor(random.nextLong(MOST_MILLIS), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the application has ended by itself: " + printed());
    }
    switch (fault) {
      case KILLED, KILLED_STARTING -> kill();
      case KILLED_ENDING -> {
        process.destroy();
        sleep(300);
        kill();
      }
      case TERMINATED -> terminate();
      case SUSPENDED -> {
        signal("STOP");
        sleep(MOST_MILLIS);
        signal("CONT");
      }
      case DISK_FULL -> {
        disk.fill();
        sleep(MOST_MILLIS);
        disk.empty();
      }
      case KILLED_ON_FULL_DISK -> {
        disk.fill();
        sleep(MOST_MILLIS);
        kill();
        process = startForEver();
        awaitMoreOrRefusal();
        disk.empty();
      }
    }
    if (!process.isAlive()) {
      process = startForEver();
    }
    return fault;
  }

  private Fault chosen() {
    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
    boolean full = fault == Fault.DISK_FULL || fault == Fault.KILLED_ON_FULL_DISK;
    return full && !disk.canBeFull() ? Fault.KILLED : fault;
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
    kills++;
    ends++;
  }

  private void terminate() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the application does not end: " + printed());
    }
    ends++;
  }

  /**
   * Ends it, lets it log some more of each thread so that all have logged as many, and waits until
   * everything is delivered.
   *
   * @return how many events each thread has logged
   */
  long finish() throws IOException, InterruptedException {
    kill();
    long most = 0;
    for (int thread = 0; thread < THREADS; thread++) {
      most = Math.max(most, returned(thread));
    }
    long end = most + 10;
    process = start(appender.stoppingWithin("120 s"), end, 0);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IllegalStateException("the application does not end well: " + printed());
    }
    return end;
  }

  private Process startForEver() throws IOException {
    return start(appender, Integer.MAX_VALUE / THREADS, random.nextLong(1, Long.MAX_VALUE));
  }

  private Process start(AuditAppender with, long end, long seed) throws IOException {
    Path configuration = with.write(framework, directory.resolve("logging.xml"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Dlogback.statusListenerClass=" + OnConsoleStatusListener.class.getName(),
            "-cp",
            System.getProperty("java.class.path"),
            LoggingApplication.class.getName(),
            framework.name(),
            configuration.toString(),
            directory.resolve("progress").toString(),
            Integer.toString(THREADS),
            Long.toString(end),
            Integer.toString(PAUSES[random.nextInt(PAUSES.length)]),
            Long.toString(seed))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()))
        .start();
  }

  private void awaitMore() throws IOException, InterruptedException {
    if (!hasMoreWithin(PATIENCE)) {
      signal("QUIT"); // prints what its threads do
      throw new IllegalStateException("the application logs no more: " + printed());
    }
  }

  /** On a full disk it may also just wait. */
  private void awaitMoreOrRefusal() throws IOException {
    hasMoreWithin(Duration.ofSeconds(3));
    if (!process.isAlive() && process.exitValue() != LoggingApplication.NOT_STARTED) {
      throw new IllegalStateException("the application has ended by itself: " + printed());
    }
  }

  /** Or it has ended. */
  private boolean hasMoreWithin(Duration time) {
    long before = returned();
    try {
      Awaitility.await()
          .atMost(time)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> returned() > before || !process.isAlive());
      return true;
    } catch (ConditionTimeoutException e) {
      return false;
    }
  }

  private void signal(String name) throws IOException, InterruptedException {
    List<String> command = List.of("kill", "-" + name, Long.toString(process.pid()));
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private void sleep(int mostMillis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(mostMillis)));
  }

  private Path output() {
    return directory.resolve("application");
  }

  /** Whether it has said that a resend could not be told: on a full disk, with a full journal. */
  boolean hasToldOfUnsaid() throws IOException {
    return Files.readString(output()).contains("could not be announced in the stream");
  }

  private String printed() throws IOException {
    List<String> lines = Files.readAllLines(output());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 200), lines.size()));
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
