package io.sealpost.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class FreePortsTest {
  private static final int EACH = 500;

  @Test
  void jvmsThatRunAtTheSameTimeAreGivenDifferentPorts() throws IOException {
    List<Process> jvms = new ArrayList<>();
    try {
      for (int i = 0; i < 2; i++) {
        jvms.add(start());
      }
      Set<String> ports = new HashSet<>();
      for (Process jvm : jvms) {
        BufferedReader given = jvm.inputReader();
        for (int i = 0; i < EACH; i++) {
          String port = given.readLine();
          assertThat(ports.add(port)).as("%s is given for the first time", port).isTrue();
        }
      }
    } finally {
      jvms.forEach(Process::destroyForcibly);
    }
  }

  @Test
  void serversOfEitherKindCanBeStartedThere() throws IOException {
    int port = FreePorts.next();
    for (InetAddress address : InetAddress.getAllByName("localhost")) {
      try (ServerSocket tcp = new ServerSocket(port, 1, address);
          DatagramSocket udp = new DatagramSocket(port, address)) {
        assertThat(tcp.getLocalPort()).isEqualTo(udp.getLocalPort());
      }
    }
  }

  /** A process that is being started has the sockets of this one for a moment. */
  @Test
  void aCollectorStartsAgainWhileProcessesAreStarted() throws Exception {
    AtomicBoolean goOn = new AtomicBoolean(true);
    CompletableFuture<Void> others = CompletableFuture.runAsync(() -> startProcesses(goOn));
    try (Collector collector = Collector.start(Scheme.TCP, Archive.inMemory())) {
      for (int i = 0; i < EACH; i++) {
        collector.kill();
        collector.restart();
      }
    } finally {
      goOn.set(false);
      others.join();
    }
  }

  private static void startProcesses(AtomicBoolean goOn) {
    try {
      while (goOn.get()) {
        new ProcessBuilder("true").start().waitFor();
      }
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Given.class.getName())
        .redirectErrorStream(true)
        .start();
  }

  /** Says which ports it is given, and keeps them until it is ended. */
  static final class Given {
    private Given() {}

    public static void main(String[] args) throws IOException {
      for (int i = 0; i < EACH; i++) {
        System.out.println(FreePorts.next());
      }
      System.in.read();
    }
  }
}
