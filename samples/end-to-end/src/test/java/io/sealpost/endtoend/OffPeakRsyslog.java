package io.sealpost.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.sealpost.testing.ConfiguredLogHost;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testkit.FreePorts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * An rsyslog with an action queue for off-peak delivery as its users are told to write it, but that
 * it tries for ever, each second. Its hours are in the local time of its process.
 */
final class OffPeakRsyslog implements OffPeakSender {
  private static final Duration QUIET = Duration.ofSeconds(1);

  private final Path directory;
  private final int receiver;
  private Optional<ConfiguredLogHost> running = Optional.empty();

  /**
   * Does not start it yet.
   *
   * @param receiver the port of a RELP receiver on the loopback
   */
  OffPeakRsyslog(Path directory, int receiver) {
    this.directory = directory;
    this.receiver = receiver;
  }

  @Override
  public void start(LocalTime now, int from, int to) throws IOException {
    Path spool = Files.createDirectories(directory.resolve("spool"));
    int port = FreePorts.next();
    Path configuration =
        Files.writeString(
            directory.resolve("sender.conf"),
            String.format(
                Locale.ROOT,
                """
            module(load="imtcp")
            input(type="imtcp" address="127.0.0.1" port="%d")
            $ModLoad omrelp
            $WorkDirectory %s
            $ActionQueueType LinkedList
            $ActionQueueDequeueTimeBegin 22
            $ActionQueueDequeueTimeEnd 4
            $ActionQueueFileName relpact
            $ActionQueueSaveOnShutdown on
            $ActionResumeRetryCount -1
            $ActionResumeInterval 1
            *.* :omrelp:127.0.0.1:%d
            """,
                port,
                spool,
                receiver));
    running =
        Optional.of(
            ConfiguredLogHost.start(
                LogHostKind.RSYSLOG,
                directory,
                configuration,
                port,
                Map.of("TZ", TurnedZone.at(now).posix())));
    if (from < to) {
      send(port, from, to);
      awaitTaken(spool);
    }
  }

  private static void send(int port, int from, int to) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
      for (int event = from; event < to; event++) {
        String message =
            "<134>1 - client.example.net audit - - - event " + event + " of the audit trail";
        out.write((message.length() + " " + message).getBytes(US_ASCII));
      }
    }
  }

  /** Nothing tells what it has read, but that its spool grows no more. */
  private static void awaitTaken(Path spool) {
    long[] size = {-1};
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(QUIET)
        .until(
            () -> {
              long before = size[0];
              size[0] = octets(spool);
              return size[0] == before;
            });
  }

  private static long octets(Path spool) throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void terminate() throws InterruptedException {
    running.orElseThrow().terminate();
  }

  @Override
  public void kill() throws InterruptedException {
    running.orElseThrow().kill();
  }

  @Override
  public void close() {
    running.ifPresent(ConfiguredLogHost::close);
  }
}
