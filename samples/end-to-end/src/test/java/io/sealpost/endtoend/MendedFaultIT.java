package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A peer that is not who it must be gets nothing, the operator one clear warning, and the messages
 * wait until the fault is mended.
 */
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(120)
class MendedFaultIT {
  private static final int EVENTS = 200;

  @TempDir private Path directory;

  private enum Fault {
    WRONG_NAME("other.example.net"),
    UNTRUSTED_CA("CA"),
    EXPIRED("expired");

    private final String reported;

    Fault(String reported) {
      this.reported = reported;
    }

    TestCertificate server(LogSite site) {
      return switch (this) {
        case WRONG_NAME ->
            site.authority().certificate("bad").host("other.example.net").forServers().issue();
        case UNTRUSTED_CA ->
            TestAuthority.create(site.directory().resolve("elsewhere"), "ca")
                .certificate("bad")
                .host("localhost")
                .forServers()
                .issue();
        case EXPIRED ->
            site.authority().certificate("bad").host("localhost").expired().forServers().issue();
      };
    }
  }

  @BeforeEach
  void forgetEarlierStatus() {
    StatusCapture.forgetLog4j2();
  }

  @Sampled(5)
  @ParameterizedTest
  @CsvSource({
    "LOG4J2, TLS, WRONG_NAME",
    "LOGBACK, TLS, UNTRUSTED_CA",
    "LOG4J2, TLS, EXPIRED",
    "LOGBACK, RELP_TLS, WRONG_NAME",
    "LOG4J2, RELP_TLS, UNTRUSTED_CA",
    "LOGBACK, RELP_TLS, EXPIRED"
  })
  void aServerThatIsNotWhoItMustBeGetsNothingUntilItIs(
      Framework framework, Listener listener, Fault fault) throws Exception {
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    TestCertificate bad = fault.server(site);
    try (LogHost host = site.start(listener.kind(), bad)) {
      AuditAppender appender =
          AuditAppender.to(host.target(listener), spool, site.ca(), site.client());
      try (Framework.Logging logging =
          framework.start(appender.write(framework, directory.resolve("logging.xml")))) {
        IntStream.range(0, EVENTS).forEach(logging::event);
        expectOneWarning(logging, fault.reported);
        assertThat(host.archive(listener)).isEmpty();

        host.kill();
        copy(site.server(), bad);
        host.restart();
      }
      expectAll(host, listener, spool);
    }
  }

  @Sampled(2)
  @ParameterizedTest
  @CsvSource({"LOGBACK, TLS", "LOG4J2, RELP_TLS"})
  void withoutTheCertificateThatTheServerWantsNothingLeavesUntilItIsConfigured(
      Framework framework, Listener listener) throws Exception {
    LogSite site = LogSite.in(directory);
    Path spool = directory.resolve("spool");
    Path file = directory.resolve("logging.xml");
    try (LogHost host = site.start(listener.kind())) {
      String target = host.target(listener);
      AuditAppender right = AuditAppender.to(target, spool, site.ca(), site.client());
      AuditAppender wrong =
          AuditAppender.withoutCertificate(target, spool, site.ca()).stoppingWithin("100 ms");
      try (Framework.Logging logging = framework.start(wrong.write(framework, file))) {
        IntStream.range(0, EVENTS).forEach(logging::event);
        expectOneWarning(logging, "certificate");
      }
      assertThat(host.archive(listener)).isEmpty();

      framework.start(right.write(framework, file)).close();

      expectAll(host, listener, spool);
    }
  }

  /** One, however many attempts are made meanwhile. */
  private static void expectOneWarning(Framework.Logging logging, String about) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(warnings(logging)).isNotEmpty());
    Awaitility.await()
        .during(Duration.ofSeconds(Thorough.times(1, 2)))
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(warnings(logging)).hasSize(1));
    assertThat(warnings(logging).get(0)).containsIgnoringCase(about);
  }

  private static List<String> warnings(Framework.Logging logging) {
    return logging.status().stream()
        .filter(
            reported ->
                reported.contains("cannot deliver") && !reported.contains("still cannot deliver"))
        .toList();
  }

  private static void expectAll(LogHost host, Listener listener, Path spool) throws Exception {
    VerifiedArchive archive = VerifiedArchive.of(host.archive(listener), spool);
    assertThat(archive.firstArrivals()).isEqualTo(IntStream.range(0, EVENTS).boxed().toList());
    assertThat(archive.findings()).isEmpty();
  }

  private static void copy(TestCertificate from, TestCertificate to) throws IOException {
    Files.copy(from.cert(), to.cert(), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(from.key(), to.key(), StandardCopyOption.REPLACE_EXISTING);
  }
}
