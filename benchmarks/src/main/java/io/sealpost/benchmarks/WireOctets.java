package io.sealpost.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.sealpost.SyslogPipeline;
import io.sealpost.message.SdElement;
import io.sealpost.message.SdParam;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * How many octets go over a TCP connection for the same events, with and without {@code
 * compression="stream"}, signed or not; and how much CPU time this process takes for an event, the
 * receiver's included: the least of some rounds.
 *
 * <p>Arguments: events; milliseconds from one to the next, 0 for a backlog; rounds; a directory to
 * work in.
 */
public final class WireOctets {
  private static final List<String> SIGNED_BY = List.of("none", "dsa", "ed25519");
  private static final List<String> COMPRESSIONS = List.of("none", "stream");

  private WireOctets() {}

  public static void main(String[] args) throws Exception {
    int events = Integer.parseInt(args[0]);
    int millisApart = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    Path directory = Path.of(args[3]);
    Map<String, Cost> costs = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String scheme : SIGNED_BY) {
        for (String compression : COMPRESSIONS) {
          Path spool = directory.resolve(scheme + "-" + compression + "-" + round);
          Files.createDirectories(spool);
          long cpu = cpuNanos();
          long octets = deliver(events, millisApart, scheme, compression, spool);
          Cost cost = new Cost(octets, cpuNanos() - cpu);
          costs.merge("signed by " + scheme + ", compression " + compression, cost, Cost::least);
        }
      }
    }
    costs.forEach(
        (how, cost) ->
            System.out.printf(
                Locale.ROOT,
                "%-40s %,13d octets, %6.1f an event; %6.2f us CPU an event%n",
                how,
                cost.octets,
                (double) cost.octets / events,
                cost.cpuNanos / 1e3 / events));
  }

  private record Cost(long octets, long cpuNanos) {
    Cost least(Cost other) {
      return new Cost(Math.min(octets, other.octets), Math.min(cpuNanos, other.cpuNanos));
    }
  }

  /** Of this process, in which the receiver takes part. */
  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long deliver(
      int events, int millisApart, String scheme, String compression, Path spool)
      throws IOException, SettingsException, InterruptedException {
    try (OctetReceiver receiver = new OctetReceiver()) {
      Random random = new Random(1);
      try (SyslogPipeline pipeline = open(receiver.port(), scheme, compression, spool)) {
        for (int i = 0; i < events; i++) {
          pipeline.append(order(random));
          if (millisApart > 0) {
            TimeUnit.MILLISECONDS.sleep(millisApart);
          }
        }
        pipeline.close(Duration.ofMinutes(10));
      }
      return receiver.octets();
    }
  }

  /** An event of a shop, with what its MDC has; the numbers in it are random. */
  private static SyslogMessage order(Random random) {
    SdElement mdc =
        new SdElement(
            "mdc@32473",
            List.of(
                new SdParam("user", "u" + random.nextInt(5_000)),
                new SdParam(
                    "traceId",
                    String.format(
                        Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong()))));
    String text =
        String.format(
            Locale.ROOT,
            "order %d of customer %d accepted: %d items, %d.%02d EUR, in %d ms",
            random.nextInt(1_000_000),
            random.nextInt(50_000),
            1 + random.nextInt(9),
            random.nextInt(500),
            random.nextInt(100),
            random.nextInt(400));
    return new SyslogMessage(Instant.now(), Severity.INFORMATIONAL, "-", List.of(mdc), text);
  }

  private static SyslogPipeline open(int port, String scheme, String compression, Path spool)
      throws IOException, SettingsException {
    Map<String, String> settings = new HashMap<>();
    settings.put("target", "tcp://127.0.0.1:" + port);
    settings.put("appName", "shop");
    settings.put("compression", compression);
    Section directory = new Section("Spool", Map.of("directory", spool.toString()), List.of());
    Section sign = new Section("SyslogSign", Map.of("scheme", scheme), List.of());
    List<Section> elements = scheme.equals("none") ? List.of(directory) : List.of(directory, sign);
    Section appender = new Section("Sealpost", settings, elements);
    return SyslogPipeline.open(
        AppenderSettings.read("WIRE", appender).pipeline(), new PrintedWarnings());
  }
}
