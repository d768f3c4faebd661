package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SocketConnectorTest {
  private static Socket connect(ScriptedServer server, boolean keepAlive) throws IOException {
    Target target = Target.parse(server.uri(Scheme.TCP));
    return new SocketConnector(
            new HostAddresses(new DaemonThreads("test")), Duration.ofSeconds(10), keepAlive)
        .connect(target)
        .socket();
  }

  @Test
  void anIdleLinkIsAskedForItsOtherEndWithinMinutes() throws IOException {
    try (ScriptedServer server = ScriptedServer.start(socket -> {});
        Socket socket = connect(server, true)) {
      assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
      for (Map.Entry<SocketOption<Integer>, Integer> each : SocketConnector.PROBES.entrySet()) {
        if (socket.supportedOptions().contains(each.getKey())) {
          assertThat(socket.getOption(each.getKey())).isEqualTo(each.getValue());
        }
      }
    }
  }

  @Test
  void nothingIsAskedWithoutKeepAlive() throws IOException {
    try (ScriptedServer server = ScriptedServer.start(socket -> {});
        Socket socket = connect(server, false)) {
      assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isFalse();
    }
  }
}
