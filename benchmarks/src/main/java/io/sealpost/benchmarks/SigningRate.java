package io.sealpost.benchmarks;

import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.journal.JournalConfig;
import io.sealpost.management.PipelineStatistics;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.PipelineConfig;
import io.sealpost.sign.SignConfig;
import io.sealpost.sign.key.SignatureScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How many messages one keeper signs, and what happens when more come: messages of some 200 octets
 * at a steady pace into a journal on disk, from which nobody takes anything, so that only the
 * keeper works. Shows every five seconds what waits for its signature, and how long the rest takes
 * afterwards.
 *
 * <p>Arguments: DSA_SHA_1, DSA_SHA_256, ECDSA_P256 or ED25519; messages a second; seconds; an empty
 * directory on the disk to be used.
 */
public final class SigningRate {
  private static final long SHOW_EVERY = TimeUnit.SECONDS.toNanos(5);

  private static final Duration MAX_DELAY = Duration.ofSeconds(5);

  private SigningRate() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    SignatureScheme scheme = SignatureScheme.valueOf(args[0]);
    long rate = Long.parseLong(args[1]);
    long seconds = Long.parseLong(args[2]);
    Path directory = Files.createDirectories(Path.of(args[3]));
    try (SyslogPipeline pipeline = SyslogPipeline.open(config(scheme, directory), new Status())) {
      long[] shown = {System.nanoTime()};
      long begun = shown[0];
      new PacedCalls()
          .run(
              rate,
              0,
              rate * seconds,
              i -> {
                pipeline.append(message(i));
                if (System.nanoTime() - shown[0] > SHOW_EVERY) {
                  shown[0] += SHOW_EVERY;
                  show(pipeline, begun);
                }
              });
      catchUp(pipeline, begun);
    }
  }

  private static SyslogMessage message(long i) {
    return new SyslogMessage(
        Instant.now(),
        Severity.INFORMATIONAL,
        "-",
        List.of(),
        Payments.text(i) + ", nothing further is due");
  }

  private static void catchUp(SyslogPipeline pipeline, long begun) throws InterruptedException {
    long left = pipeline.statistics().unsealed();
    long from = System.nanoTime();
    show(pipeline, begun);
    while (pipeline.statistics().unsealed() > 0) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    double took = (System.nanoTime() - from) / 1e9;
    System.out.printf(
        Locale.ROOT, "the rest: %,d messages in %.1f s: %,.0f/s%n", left, took, left / took);
  }

  private static void show(SyslogPipeline pipeline, long begun) {
    PipelineStatistics now = pipeline.statistics();
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%5.1f s: %,12d accepted, %,d dropped, %,d wait for their signature, signed %,.0f/s%n",
        seconds,
        now.accepted(),
        now.dropped(),
        now.unsealed(),
        (now.accepted() - now.unsealed()) / seconds);
  }

  private static PipelineConfig config(SignatureScheme scheme, Path directory) {
    return UndeliveredPipeline.config(
        new JournalConfig(
            Optional.of(directory),
            16L << 30,
            16 << 20,
            JournalConfig.Mapping.AUTO,
            Duration.ofMillis(100)),
        Optional.of(new SignConfig(scheme, Optional.empty(), Optional.empty(), MAX_DELAY, 2_048)));
  }

  /** Nobody is there to send to, which is as it should be. */
  private static final class Status implements PipelineListener {
    @Override
    public void info(String what) {
      System.out.println(what);
    }

    @Override
    public void warning(String what) {}
  }
}
