package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.InflaterInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Frames, and what a checkpoint accepts as proof (DESIGN section 4). */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(30)
final class StreamConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  // For which no checkpoint has to wait any more.
  private static final Duration LONG_OPEN = Duration.ofMillis(350);

  @TempDir Path directory;
  private final List<Long> confirmed = new CopyOnWriteArrayList<>();

  @Test
  void framesCountTheirOctetsAndFinishConfirms() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    try (ScriptedServer server = ScriptedServer.start(socket -> consume(socket, received));
        Connection connection = dial(server)) {
      connection.send("xx<13>1 a\nbxx".getBytes(StandardCharsets.US_ASCII), 2, 9, 7);
      connection.send("<13>1 \u00e4".getBytes(StandardCharsets.UTF_8), 0, 8, 8);
      assertThat(connection.confirmsByItself()).isFalse();
      assertThat(connection.isOpen()).isTrue();
      connection.finish();
      assertThat(received.take()).isEqualTo("9 <13>1 a\nb8 <13>1 \u00e4");
      assertThat(confirmed).containsExactly(8L);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void compressedFramesAreOneStreamThatEndsBeforeTheConnectionDoes() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    BlockingQueue<Integer> onTheWire = new LinkedBlockingQueue<>();
    ScriptedServer.Script decompress =
        socket -> {
          byte[] octets = socket.getInputStream().readAllBytes();
          onTheWire.add(octets.length);
          InputStream stream = new InflaterInputStream(new ByteArrayInputStream(octets));
          received.add(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
          socket.close();
        };
    try (ScriptedServer server = ScriptedServer.start(decompress);
        Connection connection =
            Site.dial(Site.compressed(Site.plain(server.uri(Scheme.TCP), LONG)), confirmed::add)) {
      byte[] message = "<13>1 - - - - - - ".repeat(50).getBytes(StandardCharsets.US_ASCII);
      int counted = connection.send(message, 0, message.length, 7);
      assertThat(counted).as("only the header of the stream").isLessThan(10);
      counted += connection.flush();
      assertThat(connection.flush()).isZero();
      counted += connection.send(message, 0, message.length, 8);
      counted += connection.flush();
      connection.finish();
      String frame = message.length + " " + new String(message, StandardCharsets.US_ASCII);
      assertThat(received.take()).isEqualTo(frame + frame);
      assertThat(onTheWire.take()).as("those and the end").isBetween(counted + 1, counted + 10);
      assertThat(confirmed).containsExactly(8L);
    }
  }

  @Test
  void compressedStreamOverTlsArrives() throws IOException {
    Site site = new Site(directory);
    CollectorTls tls =
        new CollectorTls(site.server.cert(), site.server.key(), site.authority.certificate());
    try (Archive archive = Archive.inMemory();
        Collector collector = Collector.start(io.sealpost.testkit.Scheme.TLS, archive, tls)) {
      collector.decompress();
      TransportConfig config = Site.compressed(Site.transport(collector.uri(), site.tls()));
      try (Connection connection = Site.dial(config, confirmed::add)) {
        for (int i = 0; i < 20_000; i++) {
          send(connection, i);
        }
        connection.finish();
      }
      assertThat(archive.count()).isEqualTo(20_000);
      assertThat(collector.troubles()).isEmpty();
      assertThat(confirmed).containsExactly(19_999L);
    }
  }

  private static void consume(Socket socket, BlockingQueue<String> received) throws IOException {
    received.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    socket.close();
  }

  @Test
  void messageWithoutOctetsIsRefused() throws IOException {
    try (ScriptedServer server = ScriptedServer.start(socket -> {});
        Connection connection = dial(server)) {
      assertThatIllegalArgumentException().isThrownBy(() -> connection.send(new byte[1], 0, 0, 1));
    }
  }

  @Test
  void nothingIsSentBeforeTheFlush() throws Exception {
    BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
    try (ScriptedServer server =
            ScriptedServer.start(socket -> received.add(socket.getInputStream().read()));
        Connection connection = dial(server)) {
      send(connection, 1);
      assertThat(received).isEmpty();
      connection.flush();
      assertThat(received.take()).isEqualTo('1');
    }
  }

  @Test
  void endThatNobodyAskedForIsSeenAtOnce() throws IOException {
    try (ScriptedServer server = ScriptedServer.start(Socket::close);
        Connection connection = dial(server)) {
      awaitFailure(connection, "the server ended the connection");
      assertThat(connection.isOpen()).isFalse();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> connection.send(new byte[1], 0, 1, 1));
      assertThatExceptionOfType(IOException.class).isThrownBy(connection::checkpoint);
      assertThat(confirmed).isEmpty();
    }
  }

  @Test
  void dataFromAServerEndsTheConnection() throws IOException {
    try (ScriptedServer server =
            ScriptedServer.start(socket -> ScriptedServer.write(socket.getOutputStream(), "hi"));
        Connection connection = dial(server)) {
      awaitFailure(connection, "sent data, which a syslog server never does");
    }
  }

  @Test
  void resetInsteadOfTheEndConfirmsNothing() throws IOException {
    // A server that dies with data unread.
    try (ScriptedServer server = ScriptedServer.start(StreamConnectionTest::dieAtTheirEnd);
        Connection connection = dial(server)) {
      send(connection, 1);
      assertThatExceptionOfType(IOException.class).isThrownBy(connection::checkpoint);
      assertThat(confirmed).isEmpty();
    }
  }

  private static void dieAtTheirEnd(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.getInputStream().readAllBytes();
    socket.close();
  }

  @Test
  void checkpointWaitsForTheServersEnd() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    TransportConfig.Timeouts timeouts =
        new TransportConfig.Timeouts(LONG, LONG, Duration.ofMillis(400), LONG);
    try (ScriptedServer server =
            ScriptedServer.start(
                socket -> {
                  socket.getInputStream().readAllBytes();
                  ScriptedServer.await(mayEnd);
                  socket.close();
                });
        Connection connection = dial(server, timeouts)) {
      send(connection, 1);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(connection::checkpoint)
          .withMessageEndingWith("the answer to the end of the stream took longer than 400 ms");
      mayEnd.countDown();
      assertThat(confirmed).isEmpty();
    }
  }

  @Test
  void tlsIsEndedByCloseNotifyWithoutFin() throws Exception {
    BlockingQueue<Integer> behindTheEnd = new LinkedBlockingQueue<>();
    Site site = new Site(directory);
    try (ScriptedServer server =
            ScriptedServer.startTls(
                site.server,
                (raw, tls) -> {
                  tls.getInputStream().readAllBytes();
                  tls.shutdownOutput();
                  raw.shutdownOutput();
                  behindTheEnd.add(raw.getInputStream().read());
                });
        Connection connection = dialTls(server, site)) {
      send(connection, 5);
      connection.checkpoint();
      assertThat(confirmed).containsExactly(5L);
      // The octet that proves the connection alive, and not the -1 of a FIN.
      assertThat(behindTheEnd.take()).isZero();
    }
  }

  @Test
  void overTcpOurEndWaitsUntilTheServerMustHaveOurData() throws Exception {
    // It closes with data unread, as servers in Java do: a FIN, and a reset that hides behind it.
    try (ScriptedServer server =
            ScriptedServer.start(
                socket -> {
                  socket.getInputStream().read();
                  socket.close();
                });
        Connection connection = openFarAway(server)) {
      long opened = System.nanoTime();
      Awaitility.await().until(() -> System.nanoTime() - opened > LONG_OPEN.toNanos());
      send(connection, 5);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(connection::checkpoint)
          .withMessageContaining("the server ended the connection");
      assertThat(confirmed).isEmpty();
    }
  }

  private Connection openFarAway(ScriptedServer server) throws IOException {
    TransportConfig config = Site.plain(server.uri(Scheme.TCP), LONG);
    Target target = config.targets().get(0);
    DaemonThreads threads = new DaemonThreads("test");
    Socket socket = new Socket(target.host(), target.port());
    return StreamConnection.open(
        new Wire(
            target, new SocketConnector.Connected(socket, LONG), Optional.empty(), threads, LONG),
        config,
        confirmed::add);
  }

  @Test
  void closeNotifyAloneConfirmsNothing() throws Exception {
    // A server that is being stopped: it says goodbye, without having read, and resets.
    Site site = new Site(directory);
    try (ScriptedServer server =
            ScriptedServer.startTls(
                site.server,
                (raw, tls) -> {
                  tls.getInputStream().readAllBytes();
                  tls.shutdownOutput();
                  raw.setSoLinger(true, 0);
                  raw.close();
                });
        Connection connection = dialTls(server, site)) {
      send(connection, 5);
      assertThatExceptionOfType(IOException.class).isThrownBy(connection::checkpoint);
      assertThat(confirmed).isEmpty();
    }
  }

  @Test
  void finWithoutCloseNotifyConfirms() throws Exception {
    // So does rsyslog with GnuTLS, against RFC 5425.
    Site site = new Site(directory);
    try (ScriptedServer server =
            ScriptedServer.startTls(
                site.server,
                (raw, tls) -> {
                  tls.getInputStream().readAllBytes();
                  raw.close();
                });
        Connection connection = dialTls(server, site)) {
      send(connection, 5);
      connection.checkpoint();
      assertThat(confirmed).containsExactly(5L);
    }
  }

  @Test
  void endRightAfterTheHandshakeConfirmsNothingThoughItLooksLikeTheAnswer() throws Exception {
    // So does rsyslog with GnuTLS when it refuses a certificate.
    Site site = new Site(directory);
    CountDownLatch sent = new CountDownLatch(1);
    try (ScriptedServer server =
            ScriptedServer.startTls(
                site.server,
                (raw, tls) -> {
                  ScriptedServer.await(sent);
                  raw.close();
                });
        Connection connection = dialTls(server, site)) {
      send(connection, 5);
      sent.countDown();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(connection::checkpoint)
          .withMessageContaining("a server that refuses our certificate does that");
      assertThat(confirmed).isEmpty();
    }
  }

  @Test
  void closingFreesASenderThatIsStuck() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    Site site = new Site(directory);
    try (ScriptedServer server = ScriptedServer.startTls(site.server, (raw, tls) -> {});
        Connection connection = dialTls(server, site)) {
      Thread sender =
          new Thread(
              () -> {
                try {
                  while (true) {
                    connection.send(new byte[50_000], 0, 50_000, 1);
                    stuck.countDown();
                  }
                } catch (IOException e) {
                  // What is waited for.
                }
              });
      sender.start();
      stuck.await();
      Awaitility.await().until(() -> isWriting(sender));
      Runnable fromAnotherThread = connection::close;
      fromAnotherThread.run();
      sender.join(LONG.toMillis());
      assertThat(sender.isAlive()).isFalse();
    }
  }

  private static boolean isWriting(Thread thread) {
    return List.of(thread.getStackTrace()).stream()
        .anyMatch(frame -> frame.getMethodName().equals("write0"));
  }

  @Test
  void writeThatDoesNotEndIsCutOff() throws Exception {
    TransportConfig.Timeouts timeouts =
        new TransportConfig.Timeouts(LONG, LONG, LONG, Duration.ofMillis(500));
    try (ScriptedServer server = ScriptedServer.start(socket -> {});
        Connection connection = dial(server, timeouts)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                while (true) {
                  connection.send(new byte[50_000], 0, 50_000, 1);
                }
              })
          .withMessageEndingWith("a write took longer than 500 ms");
    }
  }

  @Test
  void factsNameProtocolCipherAndBothCertificates() throws Exception {
    Site site = new Site(directory);
    try (ScriptedServer server = ScriptedServer.startTls(site.server, (raw, tls) -> {});
        Connection connection = dialTls(server, site)) {
      assertThat(connection.facts().inWords(Instant.now()))
          .startsWith(server.uri(Scheme.TLS) + " at 127.0.0.1, TLSv1.3 TLS_")
          .contains("certificate of CN=server, O=Sealpost tests until 20", " days)");
    }
  }

  private Connection dial(ScriptedServer server) throws IOException {
    return dial(server, new TransportConfig.Timeouts(LONG, LONG, LONG, LONG));
  }

  private Connection dial(ScriptedServer server, TransportConfig.Timeouts timeouts)
      throws IOException {
    TransportConfig config = Site.plain(server.uri(Scheme.TCP), LONG);
    return Site.dial(Site.within(timeouts, config), confirmed::add);
  }

  private Connection dialTls(ScriptedServer server, Site site) throws IOException {
    return Site.dial(Site.transport(server.uri(Scheme.TLS), site.tls(), LONG), confirmed::add);
  }

  private static void send(Connection connection, long label) throws IOException {
    connection.send("<13>1 - - - - - -".getBytes(StandardCharsets.US_ASCII), 0, 17, label);
  }

  private static void awaitFailure(Connection connection, String reason) {
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThatExceptionOfType(IOException.class)
                    .isThrownBy(connection::check)
                    .withMessageContaining(reason));
  }
}
