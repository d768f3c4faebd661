package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.Thorough;
import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Dozens of connections, well ended, broken off and refused, leave neither descriptors nor threads.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "counts in /proc/self/fd")
final class ConnectionLeakTest {
  private static final String THREADS = "leak-test";
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  @TempDir Path directory;

  @Test
  void connectionsLeaveNeitherDescriptorsNorThreads() throws IOException {
    Site site = new Site(directory);
    try (ScriptedServer server =
        ScriptedServer.startTls(
            site.server,
            (raw, tls) -> {
              tls.getInputStream().readAllBytes();
              raw.close();
            })) {
      TransportConfig good = Site.transport(server.uri(Scheme.TLS), site.tls());
      TransportConfig refused =
          Site.transport(server.uri(Scheme.TLS), TlsConfig.defaults(), Duration.ofSeconds(5));
      connect(good); // loads what is loaded once
      refuse(refused);
      awaitNoThreads();
      long before = openDescriptors();
      for (int i = 0; i < Thorough.times(15, 30); i++) {
        connect(good);
        refuse(refused);
      }
      awaitNoThreads();
      // The server's ends are closed by its threads, a little later.
      Awaitility.await().untilAsserted(() -> assertThat(openDescriptors()).isLessThan(before + 10));
    }
  }

  private static void connect(TransportConfig config) throws IOException {
    try (Connection connection =
        Site.dialler(config, THREADS).dial(config.targets().get(0), label -> {})) {
      connection.send("<13>1 - - - - - -".getBytes(StandardCharsets.US_ASCII), 0, 17, 1);
      connection.flush();
    }
  }

  private static void refuse(TransportConfig config) {
    try {
      connect(config);
    } catch (IOException e) {
      return;
    }
    throw new AssertionError("not refused");
  }

  private static void awaitNoThreads() {
    Awaitility.await().untilAsserted(() -> assertThat(ourThreads()).isEmpty());
  }

  private static Stream<String> ourThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith(THREADS));
  }

  private static long openDescriptors() throws IOException {
    try (Stream<Path> open = Files.list(DESCRIPTORS)) {
      return open.count();
    }
  }
}
