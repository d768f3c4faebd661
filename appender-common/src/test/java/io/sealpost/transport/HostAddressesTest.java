package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class HostAddressesTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Target TARGET = Target.parse("tcp://loghost.example.net");

  private final CompletableFuture<Void> wanted = new CompletableFuture<>();
  private final CountDownLatch answer = new CountDownLatch(1);
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicInteger questions = new AtomicInteger();

  private InetAddress[] slowly(String host) throws UnknownHostException {
    questions.incrementAndGet();
    asked.countDown();
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return local(host);
  }

  private static InetAddress[] local(String host) throws UnknownHostException {
    return new InetAddress[] {
      InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}),
      InetAddress.getByAddress(host, new byte[] {127, 0, 0, 2})
    };
  }

  @Test
  void allAddressesComeInTheirOrderAndAreAskedForEachTime() throws IOException {
    HostAddresses addresses =
        new HostAddresses(
            new DaemonThreads("test"),
            host -> {
              questions.incrementAndGet();
              return local(host);
            });
    assertThat(addresses.of(TARGET, LONG, wanted))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("127.0.0.1", "127.0.0.2");
    assertThat(addresses.of(TARGET, LONG, wanted)).hasSize(2);
    assertThat(questions).hasValue(2);
  }

  @Test
  void nobodyIsAskedForALiteralAddress() throws IOException {
    HostAddresses addresses = new HostAddresses(new DaemonThreads("test"), this::slowly);
    assertThat(addresses.of(Target.parse("tcp://[::1]:5"), LONG, wanted))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("0:0:0:0:0:0:0:1");
    assertThat(questions).hasValue(0);
  }

  @Test
  void nameThatIsNotKnownIsSaidSo() {
    HostAddresses addresses =
        new HostAddresses(
            new DaemonThreads("test"),
            host -> {
              throw new UnknownHostException(host);
            });
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> addresses.of(TARGET, LONG, wanted))
        .withMessage("loghost.example.net:601: the host's name is not known");
  }

  @Test
  void resolverThatHangsIsAskedOnceAndItsAnswerIsUsedWhenItComes() throws IOException {
    HostAddresses addresses = new HostAddresses(new DaemonThreads("test"), this::slowly);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> addresses.of(TARGET, SHORT, wanted))
          .withMessage(
              "loghost.example.net:601: the host's name could not be looked up within 20 ms");
    }
    answer.countDown();
    assertThat(addresses.of(TARGET, LONG, wanted)).hasSize(2);
    assertThat(questions).hasValueBetween(1, 2);
  }

  @Test
  void whoeverWaitsIsLetGoWhenTheDialIsBrokenOff() throws Exception {
    HostAddresses addresses = new HostAddresses(new DaemonThreads("test"), this::slowly);
    SocketConnector connector = new SocketConnector(addresses, LONG, true);
    CompletableFuture<Void> dial =
        CompletableFuture.runAsync(
            () ->
                assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> connector.connect(TARGET))
                    .withMessageContaining("interrupted"));
    asked.await();
    connector.close();
    dial.join();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> connector.resolve(Target.parse("udp://127.0.0.1")))
        .withMessageContaining("interrupted");
  }

  @Test
  void everyAddressIsTriedHoweverManyAreDead() throws IOException {
    try (ScriptedServer server = ScriptedServer.start(socket -> {})) {
      HostAddresses addresses =
          new HostAddresses(
              new DaemonThreads("test"),
              host -> {
                InetAddress[] all = new InetAddress[51];
                Arrays.fill(all, InetAddress.getByAddress(new byte[] {127, 0, 0, 9}));
                all[50] = InetAddress.getLoopbackAddress();
                return all;
              });
      SocketConnector connector = new SocketConnector(addresses, Duration.ofSeconds(5), true);
      int port = Target.parse(server.uri(Scheme.TCP)).port();
      connector.connect(new Target(Scheme.TCP, "loghost", port)).socket().close();
      assertThat(connector.each(4)).isEqualTo(Duration.ofSeconds(5));
      assertThat(connector.each(51).multipliedBy(51)).isLessThanOrEqualTo(Duration.ofSeconds(20));
      assertThat(connector.each(1_000_000)).isEqualTo(Duration.ofMillis(1));
    }
  }
}
