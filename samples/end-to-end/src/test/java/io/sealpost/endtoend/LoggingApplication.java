package io.sealpost.endtoend;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;
import org.slf4j.event.Level;

/**
 * An application that may be ended at any moment: its threads log numbered events and keep, in a
 * mapped file that outlives it, how many of their calls have returned with the event accepted. Goes
 * on from there when started again, and ends in good order at SIGTERM.
 *
 * <p>Of four threads the second logs the events 1, 5, 9, ...; those of every other are errors.
 *
 * <p>Arguments: framework, configuration file, progress file, threads, how many events of each
 * thread there shall be at the end, milliseconds between bursts, the seed of the moments at which
 * it reads its configuration again (0: never).
 */
final class LoggingApplication {
  /** Its exit status if the appender did not start. */
  static final int NOT_STARTED = 3;

  private static final int BURST = 10;
  private static final int MOST_MILLIS_UNCHANGED = 1500;

  private final Framework.Logging logging;
  private final MappedByteBuffer progress;
  private final int threads;
  private final long end;
  private final long pauseNanos;
  private volatile boolean ending;

  private LoggingApplication(Framework.Logging logging, String[] arguments) throws IOException {
    this.logging = logging;
    this.threads = Integer.parseInt(arguments[3]);
    this.progress = progress(Path.of(arguments[2]), threads);
    this.end = Long.parseLong(arguments[4]);
    this.pauseNanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[5]));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Framework.Logging logging = Framework.valueOf(arguments[0]).start(Path.of(arguments[1]));
    if (!logging.isStarted()) {
      System.out.println("the appender has not started: " + logging.status());
      System.exit(NOT_STARTED);
    }
    new LoggingApplication(logging, arguments).run(Long.parseLong(arguments[6]));
  }

  private void run(long seed) throws InterruptedException {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      workers.add(new Thread(() -> log(thread), "worker-" + i));
    }
    if (seed != 0) {
      workers.add(new Thread(() -> reconfigure(new SplittableRandom(seed)), "reconfiguration"));
    }
    workers.forEach(Thread::start);
    Thread hook =
        new Thread(
            () -> {
              ending = true;
              close(workers);
            });
    Runtime.getRuntime().addShutdownHook(hook);
    for (Thread worker : workers) {
      worker.join();
    }
    // The end of this thread lets the hook run, which closes.
  }

  private void close(List<Thread> workers) {
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    logging.close();
  }

  private void log(int thread) {
    int slot = thread * Long.BYTES;
    for (long next = progress.getLong(slot); next < end && !ending; next++) {
      while (!accepts((int) next * threads + thread, level(thread))) {
        if (ending) {
          return;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      }
      progress.putLong(slot, next + 1);
      if (next % BURST == 0) {
        LockSupport.parkNanos(pauseNanos);
      }
    }
  }

  /** One for each thread, so that its events keep their order where some are urgent. */
  static Level level(int thread) {
    return thread % 2 == 0 ? Level.INFO : Level.ERROR;
  }

  private boolean accepts(int event, Level level) {
    try {
      logging.event(event, level);
      return true;
    } catch (AppenderLoggingException e) { // Log4j2's, when there is no room
      return false;
    }
  }

  private void reconfigure(SplittableRandom random) {
    while (!ending) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextLong(MOST_MILLIS_UNCHANGED)));
      logging.reconfigure();
      if (!logging.isStarted()) {
        System.out.println("no appender after a reconfiguration: " + logging.status());
        Runtime.getRuntime().halt(NOT_STARTED);
      }
    }
  }

  /** Eight octets a thread: how many calls have returned. */
  static MappedByteBuffer progress(Path file, int threads) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) threads * Long.BYTES);
    }
  }
}
