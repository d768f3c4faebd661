package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A directory belongs to the appender that opened it: read from the wire. */
@Timeout(60)
final class DirectoryOwnerTest {
  private static final String OTHER = "sealpost.other";

  private final Archive secured = Archive.inMemory();
  private final Archive clear = Archive.inMemory();
  @TempDir private Path place;
  private Collector collector;
  private Collector other;

  @BeforeEach
  void start() throws Exception {
    TestAuthority authority = TestAuthority.create(place, "authority");
    Files.copy(authority.certificate(), place.resolve("ca.pem"));
    Files.createDirectories(place.resolve("y"));
    TestCertificate server = authority.certificate("server").host("localhost").issue();
    CollectorTls tls = new CollectorTls(server.cert(), server.key(), authority.certificate());
    collector = Collector.start(Scheme.RELP_TLS, secured, tls.withoutClientCert());
    other = Collector.start(Scheme.TCP, clear);
    System.setProperty(OTHER, other.uri());
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
    other.close();
    System.clearProperty(OTHER);
  }

  @Test
  void anAppenderThatNamesAnothersDirectorySendsNothingOfIts() throws Exception {
    try (RunningLogback logback = RunningLogback.from("two-claims.xml", collector, place)) {
      logback.logger().info("secret");
      assertThat(logback.isStarted("APP")).isFalse();
      assertThat(logback.errors())
          .anyMatch(
              error ->
                  error.contains(
                      "/x is in use by the appender AUDIT of the context test in this process"));
      logback.reconfigure();
      assertThat(logback.isStarted("APP")).isFalse();
      logback.logger().info("more");
    }
    assertThat(secured.texts()).anyMatch(text -> text.contains("[ssign "));
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("secret")).hasSize(1);
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("more")).hasSize(1);
    assertThat(other.connections()).isZero();
  }

  @Test
  void anotherContextOrSiftedAppenderGetsNeitherTheDirectoryNorItsEvents() throws Exception {
    try (RunningLogback first = RunningLogback.from("two-claims.xml", collector, place);
        RunningLogback second = RunningLogback.from("two-claims.xml", collector, place)) {
      assertThat(second.isStarted("AUDIT")).isFalse();
      first.logger().info("of the first");
      first.put("tenant", "acme");
      first.logger("tenants").info("of acme");
      first.put("tenant", "another");
      first.logger("tenants").info("of another");
    }
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("of the first")).hasSize(1);
    assertThat(clear.texts()).singleElement().asString().endsWith("of acme");
  }

  @Test
  void nothingRunsAnyMoreWhenTheContextHasStopped() throws Exception {
    try (RunningLogback logback = RunningLogback.from("two-claims.xml", collector, place)) {
      logback.logger().info("one");
      logback.logger("tenants").info("of nobody");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("sealpost-"));
  }

  /**
   * As short as a file appender's: Logback discards the events of all appenders meanwhile. An
   * appender that waited would do so for 5 s.
   */
  @Test
  void aResetWaitsForNoCollector() throws Exception {
    collector.pause();
    try (RunningLogback logback = RunningLogback.from("two-claims.xml", collector, place)) {
      logback.logger().info("one");
      long begin = System.nanoTime();
      logback.reset();
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
      collector.resume();
    }
    assertThat(secured.texts()).anyMatch(text -> text.contains("SESSION") && text.contains("end"));
  }
}
