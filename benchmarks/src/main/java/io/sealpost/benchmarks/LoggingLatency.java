package io.sealpost.benchmarks;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * How long a whole {@code logger.info} takes at a steady pace: Sealpost, signing and delivering
 * meanwhile to a collector in another JVM, beside Log4j2's RandomAccessFile appender in the same
 * run.
 *
 * <p>Arguments: calls a second, seconds for each appender, a directory to work in, and perhaps how
 * often the pair is measured.
 */
public final class LoggingLatency {
  private LoggingLatency() {}

  public static void main(String[] args) throws Exception {
    long rate = Long.parseLong(args[0]);
    long seconds = Long.parseLong(args[1]);
    Path directory = Files.createDirectories(Path.of(args[2]));
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 1;
    PausesSeen pauses = new PausesSeen();
    try (CollectorProcess collector = CollectorProcess.start()) {
      System.setProperty("target", collector.uri());
      System.setProperty("directory", directory.toString());
      URI config = LoggingLatency.class.getResource("/logging-latency.xml").toURI();
      LoggerContext context = Configurator.initialize("latency", null, config);
      warmUp(context);
      for (int round = 0; round < rounds; round++) {
        measure("RandomAccessFile", context.getLogger("file"), rate, seconds, pauses);
        measure("Sealpost", context.getLogger("sealpost"), rate, seconds, pauses);
      }
      context.stop(30, TimeUnit.SECONDS);
      System.out.printf(Locale.ROOT, "collector received %d messages%n", collector.received());
    }
  }

  private static void warmUp(LoggerContext context) {
    for (String name : new String[] {"file", "sealpost"}) {
      log(new PacedCalls(), context.getLogger(name), 20_000, 5);
    }
  }

  private static void measure(
      String name, Logger logger, long rate, long seconds, PausesSeen pauses) {
    PacedCalls calls = new PacedCalls();
    log(calls, logger, rate, seconds);
    report(name, rate, calls, pauses);
  }

  private static void log(PacedCalls calls, Logger logger, long rate, long seconds) {
    ThreadContext.put("request", "7f3c9a52-e1b7-4c0e");
    calls.run(
        rate,
        seconds,
        i ->
            logger.info(
                "payment {} of account {} was accepted by the clearing house after the second"
                    + " check, nothing further is due from either side",
                i,
                i % 977));
    ThreadContext.clearAll();
  }

  private static void report(String name, long rate, PacedCalls calls, PausesSeen pauses) {
    Histogram nanos = calls.nanos();
    System.out.printf(
        Locale.ROOT,
        "%-16s %,8d/s  p50 %,8d ns  p99 %,8d ns  p99.9 %,9d ns  longest %,11d ns%n",
        name,
        rate,
        nanos.getValueAtPercentile(50),
        nanos.getValueAtPercentile(99),
        nanos.getValueAtPercentile(99.9),
        nanos.getMaxValue());
    for (PacedCalls.LongWait wait : calls.longWaits()) {
      boolean gc = pauses.explain(wait.endedAt() - wait.millis(), wait.endedAt());
      System.out.printf(Locale.ROOT, "  waited %d ms%s%n", wait.millis(), gc ? ", a GC pause" : "");
    }
  }
}
