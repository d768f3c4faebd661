package io.sealpost.benchmarks;

import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.PipelineListener;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.settings.AppenderSettings;
import io.sealpost.settings.values.Section;
import io.sealpost.settings.values.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

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
  private static final int BUFFER = 64 << 10;

  private PacedBacklog() {}

  public static void main(String[] args) throws Exception {
    int looks = Integer.parseInt(args[0]) * LOOKS_A_SECOND;
    try (Receiver receiver = new Receiver();
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
    return SyslogPipeline.open(AppenderSettings.read("PACED", appender).pipeline(), new Status());
  }

  /** Reads all that comes, and ends when the sender does. */
  private static final class Receiver implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final LongAdder octets = new LongAdder();
    private volatile Socket current = new Socket();

    Receiver() throws IOException {
      Thread thread = new Thread(this::serve, "receiver");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return server.getLocalPort();
    }

    long octets() {
      return octets.sum();
    }

    void reset() throws IOException {
      current.setSoLinger(true, 0);
      current.close();
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          current = socket;
          read(socket.getInputStream());
        } catch (IOException e) {
          System.out.println("connection ended: " + e.getMessage());
        }
      }
    }

    private void read(InputStream in) throws IOException {
      byte[] buffer = new byte[BUFFER];
      for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
        octets.add(count);
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }

  private static final class Status implements PipelineListener {
    @Override
    public void info(String what) {}

    @Override
    public void warning(String what) {
      System.out.println(what);
    }
  }
}
