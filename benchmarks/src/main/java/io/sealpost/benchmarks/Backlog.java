package io.sealpost.benchmarks;

import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.DeliveryConfig;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.JournalConfig;
import io.sealpost.message.Controls;
import io.sealpost.message.EncoderConfig;
import io.sealpost.message.Facility;
import io.sealpost.message.Header;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.Overflow;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.transport.Compression;
import io.sealpost.transport.Framing;
import io.sealpost.transport.Target;
import io.sealpost.transport.TransportConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A backlog, as an off-peak day leaves it: how long a pipeline takes to open on it, how fast it is
 * drained to a RELP receiver in another JVM, beside the rate of live messages in the same run, and
 * how much heap that needs.
 *
 * <p>Arguments: messages, a directory to work in. Runs until all have arrived.
 */
public final class Backlog {
  private static final String NOBODY = "relp://127.0.0.1:9";
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final long SHOW_EVERY = TimeUnit.SECONDS.toNanos(5);

  private Backlog() {}

  public static void main(String[] args) throws Exception {
    long messages = Long.parseLong(args[0]);
    Path directory = Files.createDirectories(Path.of(args[1]));
    try (ReceiverProcess receiver = new ReceiverProcess();
        Receipts receipts = new Receipts(receiver.questions())) {
      String target = "relp://127.0.0.1:" + receiver.port();
      live(messages / 10, directory.resolve("warm-up"), target, receipts);
      double live = live(messages, directory.resolve("live"), target, receipts);
      fill(messages, directory.resolve("backlog"));
      double drained = drain(messages, directory.resolve("backlog"), target, receipts);
      System.out.printf(
          Locale.ROOT,
          "live %,.0f/s, drained %,.0f/s: %.0f %%%n",
          live,
          drained,
          100 * drained / live);
    }
  }

  /** The journal holds little, so callers go at the collector's pace. */
  private static double live(long messages, Path directory, String target, Receipts receipts)
      throws Exception {
    long before = receipts.now().events();
    long begun = System.nanoTime();
    try (SyslogPipeline pipeline = open(directory, target, 256L << 20)) {
      append(pipeline, messages);
      awaitArrival(before + messages, receipts);
    }
    return messages / seconds(begun);
  }

  private static void fill(long messages, Path directory) throws Exception {
    long begun = System.nanoTime();
    try (SyslogPipeline pipeline = open(directory, NOBODY, 64L << 30)) {
      append(pipeline, messages);
      System.out.printf(
          Locale.ROOT,
          "backlog: %,d MB in %.1f s%n",
          pipeline.statistics().unconfirmedOctets() >> 20,
          seconds(begun));
    }
    TimeUnit.SECONDS.sleep(4); // the grace in which the same process would get it back as it was
  }

  private static double drain(long messages, Path directory, String target, Receipts receipts)
      throws Exception {
    long before = receipts.now().events();
    long begun = System.nanoTime();
    try (SyslogPipeline pipeline = open(directory, target, 64L << 30)) {
      System.out.printf(
          Locale.ROOT,
          "opened in %.3f s with %,d MB%n",
          seconds(begun),
          pipeline.statistics().unconfirmedOctets() >> 20);
      awaitArrival(before + messages, receipts);
      return messages / seconds(begun);
    }
  }

  private static void append(SyslogPipeline pipeline, long messages) {
    for (long i = 0; i < messages; i++) {
      SyslogMessage message =
          new SyslogMessage(
              Instant.now(),
              Severity.INFORMATIONAL,
              "-",
              List.of(),
              Payments.text(i) + ", nothing further is due!");
      if (!pipeline.append(message)) {
        throw new IllegalStateException("dropped: " + pipeline.statistics());
      }
    }
  }

  private static void awaitArrival(long enough, Receipts receipts) throws Exception {
    long shown = System.nanoTime();
    for (long now = receipts.now().events(); now < enough; now = receipts.now().events()) {
      TimeUnit.MILLISECONDS.sleep(20);
      if (System.nanoTime() - shown > SHOW_EVERY) {
        shown += SHOW_EVERY;
        Runtime heap = Runtime.getRuntime();
        System.out.printf(
            Locale.ROOT,
            "  %,12d to come, heap %,d of %,d MB%n",
            enough - now,
            (heap.totalMemory() - heap.freeMemory()) >> 20,
            heap.maxMemory() >> 20);
      }
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static SyslogPipeline open(Path directory, String target, long maxOctets)
      throws Exception {
    Header header = new Header(Facility.LOCAL0, "host.example.org", "benchmark", "1");
    Duration patience = SECOND.multipliedBy(30);
    PipelineConfig config =
        new PipelineConfig(
            "BACKLOG",
            new EncoderConfig(header, 8_000, Controls.ESCAPE, false, 32_473),
            new JournalConfig(
                Optional.of(directory),
                maxOctets,
                16 << 20,
                JournalConfig.Mapping.AUTO,
                Duration.ofSeconds(30)),
            new Overflow(patience, 1, Severity.WARNING),
            new TransportConfig(
                List.of(Target.parse(target)),
                Duration.ofMinutes(5),
                Framing.OCTET_COUNTING,
                Compression.NONE,
                Optional.empty(),
                1_024,
                true,
                new TransportConfig.Timeouts(SECOND, SECOND, patience, patience)),
            Optional.empty(),
            new DeliveryConfig(64 << 20, SECOND, SECOND, patience, SECOND, Duration.ofMillis(100)),
            ScheduleConfig.always());
    return SyslogPipeline.open(config, new Status());
  }

  /** Only what would spoil the measurement. */
  private static final class Status implements PipelineListener {
    @Override
    public void info(String what) {}

    @Override
    public void warning(String what) {
      if (!what.contains(NOBODY)) {
        System.out.println(what);
      }
    }
  }
}
