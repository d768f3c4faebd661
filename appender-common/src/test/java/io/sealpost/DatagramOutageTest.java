package io.sealpost;

import static io.sealpost.PipelineSetup.message;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.sign.key.Hash;
import io.sealpost.testkit.FreePorts;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pipelines over UDP to a host where for a while nobody listens. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(60)
class DatagramOutageTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final RecordingListener listener = new RecordingListener();
  @TempDir private Path directory;

  @Test
  void itIsToldOnceHoweverSlowlyMessagesComeAndOnceWhenItIsOver() throws Exception {
    int port = FreePorts.next();
    try (SyslogPipeline pipeline = open(setup(port))) {
      for (int i = 0; i < 5; i++) {
        pipeline.append(message("into the void " + i));
        await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);
      }
      await().atMost(LONG).until(() -> !listener.warnings().isEmpty());
      try (DatagramSocket server = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
        pipeline.append(message("somebody listens now"));
        awaitMessage(server, "somebody listens now");
        awaitRecovery();
        assertToldOnce(port);
      }
    }
  }

  @Test
  void whatComesBehindCertificatesThatNobodyTakesWaits() throws Exception {
    int port = FreePorts.next();
    try (SyslogPipeline pipeline = open(setup(port).signed(Hash.SHA_256))) {
      pipeline.append(message("the first"));
      pipeline.append(message("the last"));
      await().atMost(LONG).until(() -> !listener.warnings().isEmpty());
      try (DatagramSocket server = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
        awaitMessage(server, "the first");
        awaitMessage(server, "the last");
        awaitRecovery();
        assertToldOnce(port);
      }
    }
  }

  private PipelineSetup setup(int port) {
    return PipelineSetup.to("udp://127.0.0.1:" + port).on(directory);
  }

  private SyslogPipeline open(PipelineSetup setup) throws IOException {
    return SyslogPipeline.open(setup.config(), listener);
  }

  private void awaitRecovery() {
    await()
        .atMost(LONG)
        .until(
            () -> listener.infos().stream().anyMatch(reported -> reported.contains("delivering")));
  }

  private void assertToldOnce(int port) {
    assertThat(listener.warnings())
        .singleElement()
        .asString()
        .contains("cannot deliver to udp://127.0.0.1:" + port, "nothing listens there");
  }

  private static void awaitMessage(DatagramSocket server, String text) throws IOException {
    String received;
    do {
      DatagramPacket packet = new DatagramPacket(new byte[9000], 9000);
      server.receive(packet);
      received = new String(packet.getData(), 0, packet.getLength(), UTF_8);
    } while (!received.contains(text));
  }
}
