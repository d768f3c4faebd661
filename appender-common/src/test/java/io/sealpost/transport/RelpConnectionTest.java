package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class RelpConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final List<Long> confirmed = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  /** What a server does once RELP is open. */
  private interface Session {
    void serve(InputStream in, OutputStream out) throws IOException;
  }

  private static ScriptedServer serve(Session session) throws IOException {
    return ScriptedServer.start(
        socket -> {
          ScriptedServer.openRelp(socket.getInputStream(), socket.getOutputStream());
          session.serve(socket.getInputStream(), socket.getOutputStream());
          socket.close();
        });
  }

  /** Takes in so many messages, sends these answers, and then nothing until the client has gone. */
  private ScriptedServer answering(int messages, String answers) throws IOException {
    return serve(
        (in, out) -> {
          for (int message = 0; message < messages; message++) {
            received.add(ScriptedServer.readLine(in));
          }
          ScriptedServer.write(out, answers);
          ScriptedServer.readLine(in);
        });
  }

  private Connection dial(ScriptedServer server, Duration ack) throws IOException {
    TransportConfig.Timeouts timeouts = new TransportConfig.Timeouts(LONG, LONG, ack, LONG);
    TransportConfig config = Site.plain(server.uri(Scheme.RELP), LONG);
    return Site.dial(Site.within(timeouts, config), confirmed::add);
  }

  private static void send(Connection connection, String message, long label) throws IOException {
    byte[] octets = message.getBytes(StandardCharsets.US_ASCII);
    connection.send(octets, 0, octets.length, label);
  }

  private static void assertFails(Connection connection, String reason) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(connection::checkpoint)
        .withMessageEndingWith(reason);
  }

  @Test
  void messagesAreConfirmedAsTheirAnswersCome() throws Exception {
    try (ScriptedServer server = answering(2, "2 rsp 6 200 OK\n3 rsp 6 200 OK\n");
        Connection connection = dial(server, LONG)) {
      send(connection, "<13>1 a", 10);
      send(connection, "<13>1 b", 20);
      connection.checkpoint();
      assertThat(confirmed).last().isEqualTo(20L);
      assertThat(connection.isOpen()).isTrue();
      assertThat(received).containsExactly("2 syslog 7 <13>1 a", "3 syslog 7 <13>1 b");
    }
  }

  @Test
  void answersOutOfOrderDoNotConfirmWhatPrecedesAnUnansweredMessage() throws Exception {
    CountDownLatch firstMayBeAnswered = new CountDownLatch(1);
    try (ScriptedServer server =
            serve(
                (in, out) -> {
                  ScriptedServer.readLine(in);
                  ScriptedServer.readLine(in);
                  ScriptedServer.write(out, "3 rsp 6 200 OK\n");
                  received.add("answered");
                  ScriptedServer.await(firstMayBeAnswered);
                  ScriptedServer.write(out, "2 rsp 6 200 OK\n");
                  ScriptedServer.readLine(in);
                });
        Connection connection = dial(server, LONG)) {
      send(connection, "<13>1 a", 10);
      send(connection, "<13>1 b", 20);
      connection.flush();
      received.take();
      assertThat(confirmed).isEmpty();
      firstMayBeAnswered.countDown();
      connection.checkpoint();
      assertThat(confirmed).containsExactly(20L);
    }
  }

  @Test
  void refusalEndsTheConnectionBehindWhatWasAnsweredWell() throws Exception {
    try (ScriptedServer server =
            answering(3, "2 rsp 6 200 OK\n3 rsp 10 500 failed\n4 rsp 6 200 OK\n");
        Connection connection = dial(server, LONG)) {
      for (int label = 10; label <= 30; label += 10) {
        send(connection, "<13>1 a", label);
      }
      assertFails(connection, "message refused: 500 failed");
      assertThat(confirmed).containsExactly(10L);
      assertThat(connection.isOpen()).isFalse();
      assertThat(ahead(connection)).containsExactly("20-30");
    }
  }

  private static List<String> ahead(Connection connection) {
    List<String> found = new ArrayList<>();
    connection.answeredAhead(0, (from, to) -> found.add(from + "-" + to));
    return found;
  }

  @Test
  void answersToWhatWasSentAreAwaitedAfterARefusalThoughTheyComeLate() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (ScriptedServer server =
            serve(
                (in, out) -> {
                  ScriptedServer.readLine(in);
                  ScriptedServer.readLine(in);
                  ScriptedServer.write(out, "2 rsp 10 500 failed\n");
                  received.add(ScriptedServer.readLine(in));
                  ScriptedServer.await(mayAnswer);
                  ScriptedServer.write(out, "4 rsp 6 200 OK\n3 rsp 6 200 OK\n");
                  ScriptedServer.readLine(in);
                });
        Connection connection = dial(server, LONG)) {
      send(connection, "<13>1 a", 10);
      send(connection, "<13>1 b", 20);
      send(connection, "<13>1 c", 30);
      CompletableFuture<Void> sender =
          CompletableFuture.runAsync(() -> assertFails(connection, "message refused: 500 failed"));
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("4 syslog 7 <13>1 c");
      mayAnswer.countDown();
      sender.get(10, TimeUnit.SECONDS);
      assertThat(confirmed).isEmpty();
      assertThat(ahead(connection)).containsExactly("10-20", "20-30");
    }
  }

  @Test
  void serverThatEndsBehindItsRefusalIsSaidToHaveRefused() throws Exception {
    try (ScriptedServer server =
            serve(
                (in, out) -> {
                  ScriptedServer.readLine(in);
                  ScriptedServer.readLine(in);
                  ScriptedServer.write(out, "2 rsp 10 500 failed\n");
                });
        Connection connection = dial(server, LONG)) {
      send(connection, "<13>1 a", 10);
      send(connection, "<13>1 b", 20);
      assertFails(connection, "message refused: 500 failed");
      assertThat(ahead(connection)).isEmpty();
    }
  }

  @Test
  void serverThatFallsSilentBehindItsRefusalIsLeft() throws Exception {
    try (ScriptedServer server = answering(2, "2 rsp 10 500 failed\n");
        Connection connection = dial(server, Duration.ofMillis(400))) {
      send(connection, "<13>1 a", 10);
      send(connection, "<13>1 b", 20);
      assertThatExceptionOfType(IOException.class).isThrownBy(connection::checkpoint);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 serverclose 0    | the server is closing",
        "9 rsp 6 200 OK     | transaction 9 was answered but does not wait",
        "2 rsp 2 OK         | not RELP: transaction 2 was answered without a code",
        "2 syslog 2 OK      | not RELP: the server sent syslog",
        "HTTP/1.1 400       | not RELP: no digit in a transaction number",
      })
  void whatIsNoAnswerEndsTheConnection(String frame, String reason) throws Exception {
    try (ScriptedServer server = answering(1, frame + "\n");
        Connection connection = dial(server, LONG)) {
      send(connection, "<13>1 a", 10);
      assertFails(connection, reason);
      assertThat(confirmed).isEmpty();
    }
  }

  @Test
  void endOfTheStreamEndsTheWaitForAnswers() throws Exception {
    try (ScriptedServer server = serve((in, out) -> ScriptedServer.readLine(in));
        Connection connection = dial(server, LONG)) {
      send(connection, "<13>1 a", 10);
      assertFails(connection, "the server ended the connection");
      assertThat(confirmed).isEmpty();
    }
  }

  @Test
  void fullWindowHoldsTheSenderUntilAnswersCome() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (ScriptedServer server =
        serve(
            (in, out) -> {
              received.add(ScriptedServer.readLine(in));
              received.add(ScriptedServer.readLine(in));
              ScriptedServer.await(mayAnswer);
              ScriptedServer.write(out, "2 rsp 6 200 OK\n3 rsp 6 200 OK\n");
              received.add(ScriptedServer.readLine(in));
              ScriptedServer.write(out, "4 rsp 6 200 OK\n");
              ScriptedServer.readLine(in);
            })) {
      TransportConfig plain = Site.plain(server.uri(Scheme.RELP), LONG);
      TransportConfig two =
          new TransportConfig(
              plain.targets(),
              plain.failbackAfter(),
              Framing.OCTET_COUNTING,
              Compression.NONE,
              Optional.empty(),
              2,
              true,
              plain.timeouts());
      try (Connection connection = Site.dial(two, confirmed::add)) {
        send(connection, "<13>1 a", 1);
        send(connection, "<13>1 b", 2);
        Thread third =
            new Thread(
                () -> {
                  try {
                    send(connection, "<13>1 c", 3);
                    received.add("sent");
                  } catch (IOException e) {
                    received.add(e.toString());
                  }
                });
        third.start();
        // Without a flush of ours: the window's being full is reason enough.
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("2 syslog 7 <13>1 a");
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("3 syslog 7 <13>1 b");
        Awaitility.await().until(() -> third.getState() == Thread.State.WAITING);
        mayAnswer.countDown();
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("sent");
        connection.checkpoint();
        assertThat(confirmed).last().isEqualTo(3L);
      }
    }
  }

  @Test
  void answerThatDoesNotComeInTimeEndsTheConnection() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server = serve((in, out) -> ScriptedServer.await(end));
        Connection connection = dial(server, Duration.ofMillis(400))) {
      send(connection, "<13>1 a", 10);
      assertFails(connection, "the answer to a message took longer than 400 ms");
      end.countDown();
    }
  }

  /** One that has had its answer in time: another, where the machine stood still. */
  private Connection answered(ScriptedServer server, Duration ack) throws IOException {
    while (true) {
      Connection connection = dial(server, ack);
      try {
        send(connection, "<13>1 a", 10);
        connection.checkpoint();
        return connection;
      } catch (IOException e) {
        connection.close();
        assertThat(e).hasMessageContaining("took longer than");
      }
    }
  }

  @Test
  void idleConnectionWaitsForNoAnswer() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server =
            serve(
                (in, out) -> {
                  ScriptedServer.readLine(in);
                  ScriptedServer.write(out, "2 rsp 6 200 OK\n");
                  ScriptedServer.await(end);
                });
        Connection connection = answered(server, Duration.ofMillis(400))) {
      assertThat(end.await(1, TimeUnit.SECONDS)).isFalse();
      connection.check();
      assertThat(connection.isOpen()).isTrue();
      end.countDown();
    }
  }

  @Test
  void connectionEndsAtAConfirmedPointWhenItsNumbersAreUsedUp() throws Exception {
    try (ScriptedServer server = answering(2, "2 rsp 6 200 OK\n3 rsp 6 200 OK\n");
        Connection connection = openUpToTransaction(3, server)) {
      send(connection, "<13>1 a", 10);
      assertThat(connection.isOpen()).isTrue();
      send(connection, "<13>1 b", 20);
      assertThat(connection.isOpen()).isFalse();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> send(connection, "<13>1 c", 30))
          .withMessageContaining("transaction numbers are used up");
      assertThat(confirmed).last().isEqualTo(20L);
    }
  }

  private Connection openUpToTransaction(int last, ScriptedServer server) throws IOException {
    TransportConfig config = Site.plain(server.uri(Scheme.RELP), LONG);
    Target target = config.targets().get(0);
    DaemonThreads threads = new DaemonThreads("test");
    Socket socket = new Socket(target.host(), target.port());
    return RelpConnection.open(
        new Wire(
            target,
            new SocketConnector.Connected(socket, Duration.ZERO),
            Optional.empty(),
            threads,
            LONG),
        config,
        last,
        confirmed::add);
  }

  @Test
  void closeIsSaidAndItsAnswerWithoutCodeTaken() throws Exception {
    try (ScriptedServer server =
            serve(
                (in, out) -> {
                  ScriptedServer.readLine(in);
                  ScriptedServer.write(out, "2 rsp 6 200 OK\n");
                  received.add(ScriptedServer.readLine(in));
                  ScriptedServer.write(out, "3 rsp 0\n0 serverclose 0\n");
                });
        Connection connection = dial(server, LONG)) {
      send(connection, "<13>1 a", 10);
      connection.finish();
      assertThat(received.take()).isEqualTo("3 close 0");
      assertThat(confirmed).containsExactly(10L);
      assertThat(connection.isOpen()).isFalse();
    }
  }

  @Test
  void closeThatIsNotAnsweredIsNoFailure() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (ScriptedServer server = serve((in, out) -> ScriptedServer.await(end));
        Connection connection = dial(server, LONG)) {
      connection.finish();
      assertThat(connection.isOpen()).isFalse();
      end.countDown();
    }
  }
}
