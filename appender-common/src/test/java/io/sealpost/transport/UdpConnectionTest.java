package io.sealpost.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class UdpConnectionTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final List<Long> confirmed = new ArrayList<>();
  private DatagramSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() {
    server.close();
  }

  private String uri() {
    return "udp://127.0.0.1:" + server.getLocalPort();
  }

  private Connection dial() throws IOException {
    return Site.dial(Site.plain(uri(), LONG), confirmed::add);
  }

  private byte[] receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[70_000], 70_000);
    server.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  @Test
  void eachMessageIsOneDatagramAndConfirmedAtOnce() throws IOException {
    byte[] octets = "xfirst\nsecondx".getBytes(UTF_8);
    try (Connection connection = dial()) {
      connection.send(octets, 1, 6, 10);
      connection.send(octets, 7, 6, 20);

      assertThat(confirmed).containsExactly(10L, 20L);
      assertThat(receive()).asString(UTF_8).isEqualTo("first\n");
      assertThat(receive()).asString(UTF_8).isEqualTo("second");
      assertThat(connection.confirmsByItself()).isTrue();
      connection.checkpoint();
      assertThat(connection.isOpen()).isTrue();
      assertThat(connection.facts().inWords(Instant.now()))
          .isEqualTo(uri() + " at 127.0.0.1, not encrypted, nothing is confirmed");
    }
  }

  @Test
  void theLargestDatagramGoesAndALargerMessageIsRefusedUnconfirmed() throws IOException {
    byte[] octets = new byte[65_508];
    octets[65_506] = 7;
    try (Connection connection = dial()) {
      connection.send(octets, 0, 65_507, 1);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> connection.send(octets, 0, 65_508, 2))
          .withMessageContaining("65508 octets does not fit into a datagram, which holds 65507");
    }
    assertThat(receive()).isEqualTo(Arrays.copyOf(octets, 65_507));
    assertThat(confirmed).containsExactly(1L);
  }

  @Test
  void hostThatSaysThatNobodyListensEndsIt() throws IOException {
    try (Connection connection = dial()) {
      server.close();
      connection.send(new byte[] {1}, 0, 1, 1);
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThatThrownBy(connection::check)
                      .isInstanceOf(NotListeningException.class)
                      .hasCauseInstanceOf(PortUnreachableException.class)
                      .hasMessageContaining("nothing listens there, according to 127.0.0.1")
                      .hasMessageContaining("what was sent may be lost"));
    }
  }

  @Test
  void whatSomebodyAnswersIsNotLookedAt() throws IOException {
    try (Connection connection = dial()) {
      connection.send(new byte[] {1}, 0, 1, 1);
      DatagramPacket packet = new DatagramPacket(new byte[10], 10);
      server.receive(packet);
      server.send(packet);
      connection.check();
      connection.send(new byte[] {2}, 0, 1, 2);
      assertThat(receive()).containsExactly(2);
    }
  }

  @Test
  void afterFiveMinutesItIsToBeMadeAnew() throws IOException {
    AtomicLong nanos = new AtomicLong(5);
    try (Connection connection =
        UdpConnection.open(
            Site.dialler(Site.plain(uri(), LONG)),
            Target.parse(uri()),
            confirmed::add,
            nanos::get)) {
      nanos.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
      assertThat(connection.isOpen()).isTrue();
      nanos.addAndGet(1);
      assertThat(connection.isOpen()).isFalse();
      connection.finish();
    }
  }
}
