package io.sealpost.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class CollectorTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String OPEN = "1 open 30 relp_version=0\ncommands=syslog\n";

  @Test
  void halfCloseIsAnsweredWhenEverythingIsArchived() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory());
        Socket client = connect(collector)) {
      send(client, "2 hi5 a\nb c");
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(collector.archive().texts()).containsExactly("hi", "a\nb c");
      assertThat(collector.troubles()).isEmpty();
    }
  }

  @Test
  void archiveFileHoldsOctetsAsReceived(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("archive");
    try (Archive archive = Archive.inFile(file);
        Collector collector = Collector.start(Scheme.TCP, archive);
        Socket client = connect(collector)) {
      send(client, "4 a\n\0b3 xyz");
      archive.await(2, SOON);
      assertThat(Files.readAllBytes(file)).isEqualTo("4 a\n\0b\n3 xyz\n".getBytes(US_ASCII));
      assertThat(archive.texts()).containsExactly("a\n\0b", "xyz");
    }
  }

  @Test
  void frameCutShortIsNotArchived() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory());
        Socket client = connect(collector)) {
      send(client, "2 ok9 cut");
      client.shutdownOutput();
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(collector.archive().texts()).containsExactly("ok");
      assertThat(collector.troubles()).singleElement().asString().contains("3 of 9 octets");
    }
  }

  @Test
  void relpIsOpenedAnsweredAndClosedAsLibrelpDoes() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, Archive.inMemory());
        Socket client = connect(collector)) {
      send(client, OPEN + "2 syslog 2 hi\n3 close 0\n");
      String answers = new String(client.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answers)
          .startsWith("1 rsp ")
          .contains(" 200 OK\nrelp_version=0\n", "commands=syslog\n2 rsp 6 200 OK\n")
          .endsWith("3 rsp 0\n0 serverclose 0\n");
      assertThat(collector.archive().texts()).containsExactly("hi");
    }
  }

  @Test
  void relpMessageBeforeOpenIsRefused() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, Archive.inMemory());
        Socket client = connect(collector)) {
      send(client, "1 syslog 2 hi\n");
      assertAnswer(client, "1 rsp 20 500 command disabled\n");
      assertThat(collector.archive().count()).isZero();
    }
  }

  @Test
  void messageAnswered500IsNotArchivedAndTheOneBeforeIs() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, Archive.inMemory());
        Socket client = connect(collector)) {
      collector.inject(CollectorFault.ANSWER_500, 2);
      send(client, OPEN + "2 syslog 1 a\n3 syslog 1 b\n4 close 0\n");
      String answers = new String(client.getInputStream().readAllBytes(), US_ASCII);
      assertThat(answers).contains("2 rsp 6 200 OK\n3 rsp 11 500 refused\n");
      assertThat(collector.archive().texts()).containsExactly("a");
    }
  }

  @Test
  void refusedOpenEndsTheConnection() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, Archive.inMemory());
        Socket client = connect(collector)) {
      collector.inject(CollectorFault.REFUSE_OPEN);
      send(client, OPEN);
      assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
          .isEqualTo("1 rsp 11 500 refused\n");
    }
  }

  @Test
  void serverCloseIsAnnounced() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, Archive.inMemory());
        Socket client = connect(collector)) {
      collector.inject(CollectorFault.SERVERCLOSE_AFTER_BATCH);
      send(client, OPEN + "2 syslog 1 a\n");
      assertThat(new String(client.getInputStream().readAllBytes(), US_ASCII))
          .endsWith("2 rsp 6 200 OK\n0 serverclose 0\n");
    }
  }

  @Test
  void pausedCollectorNeitherArchivesNorAnswersUntilResumed() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory());
        Socket client = connect(collector)) {
      send(client, "1 a");
      collector.archive().await(1, SOON);
      collector.pause();
      send(client, "1 b");
      client.shutdownOutput();
      client.setSoTimeout(100);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(collector.archive().count()).isEqualTo(1);
      collector.resume();
      client.setSoTimeout(0);
      assertThat(client.getInputStream().read()).isEqualTo(-1);
      assertThat(collector.archive().texts()).containsExactly("a", "b");
    }
  }

  @Test
  void killedCollectorResetsAndListensAgainOnTheSamePort() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory())) {
      try (Socket client = connect(collector)) {
        send(client, "1 a");
        collector.archive().await(1, SOON);
        collector.kill();
        assertReset(client);
        assertThatThrownBy(() -> connect(collector)).isInstanceOf(IOException.class);
      }
      collector.restart();
      try (Socket client = connect(collector)) {
        send(client, "1 b");
        collector.archive().await(2, SOON);
        assertThat(collector.connections()).isEqualTo(2);
      }
    }
  }

  @Test
  void pausedAndStalledConnectionsDoNotHoldUpAKill() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory())) {
      collector.injectOnce(CollectorFault.STALL_AT_ACCEPT, 1);
      try (Socket stalled = connect(collector);
          Socket paused = connect(collector)) {
        collector.awaitConnections(2, SOON);
        collector.pause();
        send(paused, "1 a");
        collector.kill();
        assertReset(stalled);
        assertReset(paused);
      }
    }
  }

  @Test
  void octetsLeftUnreadMakeTheEndAReset() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory());
        Socket client = connect(collector)) {
      collector.inject(CollectorFault.CLOSE_UNREAD, 2);
      send(client, "1 a1 b");
      collector.archive().await(2, SOON);
      send(client, "1 c");
      assertReset(client);
      assertThat(collector.archive().texts()).containsExactly("a", "b");
    }
  }

  @Test
  void faultForOneConnectionLeavesTheNextAlone() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory())) {
      collector.injectOnce(CollectorFault.CLOSE_AT_ACCEPT, 1);
      try (Socket first = connect(collector);
          Socket second = connect(collector)) {
        assertThat(first.getInputStream().read()).isEqualTo(-1);
        send(second, "1 a");
        collector.archive().await(1, SOON);
      }
    }
  }

  @Test
  void waitInVainSaysHowFarItCame() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory())) {
      assertThatThrownBy(() -> collector.archive().await(3, Duration.ofMillis(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("0 of 3 messages");
    }
  }

  @Test
  void messageIsAwaitedByAPartOfItsText() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory());
        Socket client = connect(collector)) {
      send(client, "5 hello5 world");
      assertThat(collector.archive().await("orl", SOON)).isEqualTo("world");
      assertThatThrownBy(() -> collector.archive().await("word", Duration.ofMillis(1)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("none of 2 messages")
          .hasMessageEndingWith("word");
    }
  }

  private static Socket connect(Collector collector) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), collector.port());
  }

  private static void send(Socket client, String octets) throws IOException {
    client.getOutputStream().write(octets.getBytes(US_ASCII));
  }

  private static void assertAnswer(Socket client, String expected) throws IOException {
    byte[] answer = client.getInputStream().readNBytes(expected.length());
    assertThat(new String(answer, US_ASCII)).isEqualTo(expected);
  }

  private static void assertReset(Socket client) {
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }
}
