package io.sealpost.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HostNameTest {
  @TempDir Path directory;
  private Path kernelFile;
  private Path spool;

  @BeforeEach
  void nameTheMachine() throws IOException {
    kernelFile = Files.writeString(directory.resolve("hostname"), "web1.example.net\n");
    spool = directory.resolve("spool");
  }

  @Test
  void environmentComesBeforeTheKernel() {
    assertThat(machine(Map.of("HOSTNAME", "pod7"), HostNameTest::nobodyAsks).automatic())
        .isEqualTo("pod7");
    assertThat(machine(Map.of("HOSTNAME", " "), HostNameTest::nobodyAsks).automatic())
        .isEqualTo("web1.example.net");
  }

  @Test
  void nothingKnownIsTheNilValue() {
    HostName nowhere =
        new HostName(
            Map.of(), List.of(directory.resolve("none")), HostNameTest::nobodyAsks, Duration.ZERO);
    assertThat(nowhere.automatic()).isEqualTo("-");
  }

  @Test
  void shortNameEndsAtTheFirstDotButAnAddressStaysWhole() {
    assertThat(machine(Map.of(), HostNameTest::nobodyAsks).unqualified()).isEqualTo("web1");
    assertThat(machine(Map.of("HOSTNAME", "192.0.2.1"), HostNameTest::nobodyAsks).unqualified())
        .isEqualTo("192.0.2.1");
  }

  @Test
  void qualifiedNameIsRememberedInTheSpoolDirectory() throws IOException {
    HostName machine = machine(Map.of("HOSTNAME", "web1"), name -> name + ".example.net");
    assertThat(machine.qualified(Optional.of(spool))).isEqualTo("web1.example.net");
    assertThat(
            machine(Map.of("HOSTNAME", "web1"), HostNameTest::nobodyAsks)
                .qualified(Optional.of(spool)))
        .isEqualTo("web1.example.net");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool)))
        .isEqualTo("rwx------");
  }

  @Test
  void resolverWithoutADomainLeavesTheAutomaticName() {
    HostName machine = machine(Map.of("HOSTNAME", "web1"), name -> "127.0.1.1");
    assertThat(machine.qualified(Optional.of(spool))).isEqualTo("web1");
    assertThat(spool).doesNotExist();
  }

  @Test
  void slowResolverServesTheNextStart() {
    CountDownLatch answered = new CountDownLatch(1);
    HostName machine =
        new HostName(
            Map.of("HOSTNAME", "web1"),
            List.of(),
            name -> {
              awaitUninterrupted(answered);
              return "web1.example.net";
            },
            Duration.ofMillis(1));
    assertThat(machine.qualified(Optional.of(spool))).isEqualTo("web1");
    answered.countDown();
    // Asking again before that would start another thread, which may write after the test's end.
    Awaitility.await().until(() -> Files.exists(spool.resolve("fqdn")));
    assertThat(machine.qualified(Optional.of(spool))).isEqualTo("web1.example.net");
  }

  private HostName machine(Map<String, String> environment, UnaryOperator<String> resolver) {
    return new HostName(environment, List.of(kernelFile), resolver, Duration.ofSeconds(10));
  }

  private static String nobodyAsks(String name) {
    throw new AssertionError("asked for " + name);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
