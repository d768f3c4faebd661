package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealpost.testkit.FreePorts;
import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every phase of a dial ends in time, whatever the other side does or does not do. */
@Timeout(60)
final class DialTimeTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir Path directory;
  private Site site;

  @BeforeEach
  void makeCertificates() {
    site = new Site(directory);
  }

  @Test
  void handshakeThatIsNotAnsweredIsCutOff() throws IOException {
    try (ScriptedServer server = ScriptedServer.start(socket -> {})) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> dial(server, site.tls()))
          .withMessageEndingWith("the TLS handshake took longer than 400 ms");
    }
  }

  @Test
  void handshakeThatDribblesIsCutOff() throws IOException {
    // Each octet comes within the time-out, all of them do not.
    CountDownLatch never = new CountDownLatch(1);
    try (ScriptedServer server =
        ScriptedServer.start(
            socket -> {
              byte[] handshakeOfManyOctets = {22, 3, 3, 64, 0, 2, 0, 63, (byte) 0xfc};
              socket.getOutputStream().write(handshakeOfManyOctets);
              while (!elapsed(never)) {
                socket.getOutputStream().write(0);
              }
            })) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> dial(server, site.tls()))
          .withMessageEndingWith("the TLS handshake took longer than 400 ms");
    }
  }

  private static boolean elapsed(CountDownLatch never) {
    try {
      return never.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  @Test
  void connectThatIsNotAnsweredIsCutOff() throws IOException {
    // With its queue full, Linux leaves a listener's further connections without an answer.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> queue = new ArrayList<>();
      try {
        for (int i = 0; i < 2; i++) {
          queue.add(new Socket(full.getInetAddress(), full.getLocalPort()));
        }
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(
                () ->
                    Site.dial(
                        Site.plain("tcp://127.0.0.1:" + full.getLocalPort(), SHORT), label -> {}))
            .withMessageMatching("127.0.0.1:\\d+: cannot connect \\(127.0.0.1: .*timed out\\)");
      } finally {
        for (Socket socket : queue) {
          socket.close();
        }
      }
    }
  }

  @Test
  void everyAddressOfANameIsTriedAndNamed() {
    int port = FreePorts.next();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Site.dial(Site.plain("tcp://localhost:" + port, LONG), label -> {}))
        .withMessageStartingWith(
            "localhost:" + port + ": cannot connect (127.0.0.1: Connection refused");
  }

  @Test
  void unknownHostIsSaid() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Site.dial(Site.plain("tcp://none.invalid", LONG), label -> {}))
        .withMessage("none.invalid:601: the host's name is not known");
  }

  @Test
  void closingTheDiallerEndsTheDialUnderWayAndRefusesLaterOnes() throws Exception {
    try (ScriptedServer server = ScriptedServer.start(socket -> {})) {
      TransportConfig config = Site.transport(server.uri(Scheme.TLS), site.tls(), LONG);
      Dialler dialler = Site.dialler(config);
      BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
      new Thread(
              () -> {
                try {
                  dialler.dial(config.targets().get(0), label -> {}).close();
                } catch (IOException e) {
                  failures.add(e);
                }
              })
          .start();
      Awaitility.await().until(() -> server.connections() == 1);
      dialler.close();
      assertThat(failures.poll(30, TimeUnit.SECONDS)).isNotNull();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> dialler.dial(config.targets().get(0), label -> {}))
          .withMessageContaining("interrupted");
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  private static Connection dial(ScriptedServer server, TlsConfig tls) throws IOException {
    TransportConfig.Timeouts handshake = new TransportConfig.Timeouts(LONG, SHORT, LONG, LONG);
    TransportConfig config = Site.transport(server.uri(Scheme.TLS), tls);
    return Site.dial(Site.within(handshake, config), label -> {});
  }
}
