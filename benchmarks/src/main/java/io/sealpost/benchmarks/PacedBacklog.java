package io.sealpost.benchmarks;

import io.sealpost.SyslogPipeline;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How well {@code maxRate="256 KB/s"} is kept on a backlog of 100 MB: octets read from a TCP
 * socket, looked at ten times a second, over each ten seconds of the run. Once a minute the
 * connection is reset, so that what was not confirmed is sent again.
 *
 * <p>Arguments: seconds to measure, a directory to work in.
 */
public final class PacedBacklog {
  private static final long RATE = 256 << 10;
  private static final long BACKLOG = 100L << 20;
  private static final int LOOKS_A_SECOND = 10;
  private static final int SPAN = 10 * LOOKS_A_SECOND;
  private static final int RESET_EVERY = 60 * LOOKS_A_SECOND;

  private PacedBacklog() {}

  public static void main(String[] args) throws Exception {
    int looks = Integer.parseInt(args[0]) * LOOKS_A_SECOND;
    try (OctetReceiver receiver = new OctetReceiver();
        SyslogPipeline pipeline = open(receiver.port(), args[1])) {
      long octets = 0;
      for (long i = 0; octets < BACKLOG; i++) {
        String text =
            "payment "
                + i
                + " was accepted by the clearing house "
                + "x".repeat((int) (i * 7919 % 900));
        pipeline.append(
            new SyslogMessage(Instant.now(), Severity.INFORMATIONAL, "-", List.of(), text));
        octets += text.length();
      }
      List<Look> seen = new ArrayList<>();
      while (seen.size() < looks) {
        seen.add(new Look(System.nanoTime(), receiver.octets()));
        if (seen.size() % RESET_EVERY == 0) {
          receiver.reset();
        }
        TimeUnit.MILLISECONDS.sleep(1000 / LOOKS_A_SECOND);
      }
      print(seen);
      pipeline.close(Duration.ZERO);
    }
  }

  /** How many octets had been read at a time. */
  private record Look(long nanos, long octets) {}

  /** By the time that passed between two looks, which is a little more than ten seconds. */
  private static void print(List<Look> seen) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (int from = LOOKS_A_SECOND; from + SPAN < seen.size(); from++) {
      Look begin = seen.get(from);
      Look end = seen.get(from + SPAN);
      double rate = (end.octets - begin.octets) * 1e9 / (end.nanos - begin.nanos);
      least = Math.min(least, rate);
      most = Math.max(most, rate);
    }
    System.out.printf(
        Locale.ROOT,
        "%,d octets; in any 10 s from %.2f %% to %.2f %% of the rate%n",
        seen.get(seen.size() - 1).octets,
        100 * least / RATE,
        100 * most / RATE);
  }

  private static SyslogPipeline open(int port, String directory)
      throws IOException, SettingsException {
    Section spool = new Section("Spool", Map.of("directory", directory), List.of());
    Section appender =
        new Section(
            "Sealpost",
            Map.of(
                "target", "tcp://127.0.0.1:" + port,
                "maxRate", "256 KB/s",
                "retryDelay", "20 ms",
                "confirmEvery", "20 s"),
            List.of(spool));
    return SyslogPipeline.open(
        AppenderSettings.read("PACED", appender).pipeline(), new PrintedWarnings());
  }
}
