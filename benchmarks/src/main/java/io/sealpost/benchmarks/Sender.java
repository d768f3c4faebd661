package io.sealpost.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.sealpost.benchmarks.Receipts.Receipt;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * An application that logs with one set-up, as a process: warms up, logs cold and steadily, and
 * writes the {@link Figures} of both into a file.
 *
 * <p>Arguments: LOG4J2 or LOGBACK, {@link Sizes}, threads, calls a second of each thread (0: as
 * many as there can be), the port where the receiver is asked (0: none), the file. The
 * configuration is given by the framework's system property.
 */
final class Sender {
  /** What one thread did. */
  private record Calls(Histogram nanos, long octets) {}

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Framework framework;
  private final int threads;
  private final long rate;
  private final int questions;

  private Sender(Framework framework, int threads, long rate, int questions) {
    this.framework = framework;
    this.threads = threads;
    this.rate = rate;
    this.questions = questions;
  }

  public static void main(String[] args) {
    try {
      Sender sender =
          new Sender(
              Framework.valueOf(args[0]),
              Integer.parseInt(args[2]),
              Long.parseLong(args[3]),
              Integer.parseInt(args[4]));
      Map<String, Figures> figures = sender.run(Sizes.parse(args[1]));
      new ObjectMapper().writeValue(Path.of(args[5]).toFile(), figures);
      System.exit(0); // Whatever threads are left.
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private Map<String, Figures> run(Sizes sizes) throws Exception {
    framework.call(); // Threads that log while a framework starts are not sure to be heard.
    Map<String, Figures> figures = new LinkedHashMap<>();
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    log(callers, 0, sizes.beforeCold());
    long done = sizes.beforeCold();
    figures.put("cold", log(callers, done, sizes.cold()));
    done += sizes.cold();
    log(callers, done, sizes.beforeSteady() - done);
    figures.put("steady", log(callers, sizes.beforeSteady(), sizes.steady()));
    callers.shutdown();
    framework.stop();
    return figures;
  }

  /** Logs this many events, and returns once the receiver has them, confirmed to Sealpost. */
  private Figures log(ExecutorService callers, long first, long events) throws Exception {
    if (questions == 0) {
      Receipt none = new Receipt(0, 0);
      return log(callers, first, events, none, () -> none);
    }
    try (Receipts receipts = new Receipts(questions)) {
      Receipt before = receipts.now();
      return log(callers, first, events, before, () -> receipts.await(before.events() + events));
    }
  }

  private Figures log(
      ExecutorService callers, long first, long events, Receipt before, Callable<Receipt> delivery)
      throws Exception {
    long processor = ProcessorTime.ofThisProcess();
    long begun = System.nanoTime();
    List<Calls> calls = call(callers, first, events);
    Receipt after = delivery.call();
    double took = System.nanoTime() - begun;
    processor = ProcessorTime.ofThisProcess() - processor;
    double confirmed = OwnPipelines.awaitConfirmation();
    Histogram nanos = calls.get(0).nanos();
    calls.stream().skip(1).forEach(other -> nanos.add(other.nanos()));
    return new Figures(
        events,
        after.events() - before.events(),
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(99),
        nanos.getValueAtPercentile(99.9),
        nanos.getMaxValue(),
        nanos.getMean(),
        events * 1e9 / took,
        (double) processor / events,
        (double) calls.stream().mapToLong(Calls::octets).sum() / events,
        (after.processorNanos() - before.processorNanos()) / took,
        confirmed);
  }

  private List<Calls> call(ExecutorService callers, long first, long events) throws Exception {
    List<Future<Calls>> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      long from = first + events * i / threads;
      long end = first + events * (i + 1) / threads;
      running.add(callers.submit(() -> call(from, end)));
    }
    List<Calls> done = new ArrayList<>();
    for (Future<Calls> each : running) {
      done.add(each.get());
    }
    return done;
  }

  private Calls call(long from, long end) {
    LongConsumer call = framework.call();
    PacedCalls calls = new PacedCalls();
    long octets = THREADS.getCurrentThreadAllocatedBytes();
    calls.run(rate, from, end, call);
    return new Calls(calls.nanos(), THREADS.getCurrentThreadAllocatedBytes() - octets);
  }
}
