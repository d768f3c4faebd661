package io.sealpost.log4j2;

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
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
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
    System.setProperty(RunningLog4j.COLLECTOR, collector.uri());
    System.setProperty(RunningLog4j.SPOOL, place.toString());
    System.setProperty(OTHER, other.uri());
  }

  @AfterEach
  void stop() throws IOException {
    collector.close();
    other.close();
    List.of(RunningLog4j.COLLECTOR, RunningLog4j.SPOOL, OTHER).forEach(System::clearProperty);
    ThreadContext.clearMap();
  }

  @Test
  void anAppenderThatNamesAnothersDirectorySendsNothingOfIts() {
    try (StatusRecord status = new StatusRecord();
        RunningLog4j log4j = RunningLog4j.from("two-claims.xml")) {
      log4j.logger().info("secret");
      assertThat(log4j.hasAppender("APP")).isFalse();
      assertThat(status.errors())
          .anyMatch(
              error ->
                  error.startsWith("Sealpost appender APP: java.io.IOException: spool directory ")
                      && error.contains(
                          "/x is in use by the appender AUDIT of the context test in this process"));
    }
    assertThat(secured.texts()).anyMatch(text -> text.contains("[ssign "));
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("secret")).hasSize(1);
    assertThat(other.connections()).isZero();
  }

  @Test
  void anotherContextOrRouteGetsNeitherTheDirectoryNorItsEvents() {
    try (RunningLog4j first = RunningLog4j.from("two-claims.xml");
        RunningLog4j second = RunningLog4j.from("two-claims.xml")) {
      assertThat(second.hasAppender("AUDIT")).isFalse();
      first.logger().info("of the first");
      ThreadContext.put("tenant", "acme");
      first.context().getLogger("tenants").info("of acme");
      ThreadContext.put("tenant", "./acme");
      first.context().getLogger("tenants").info("of another");
    }
    assertThat(secured.texts()).filteredOn(text -> text.endsWith("of the first")).hasSize(1);
    assertThat(clear.texts()).singleElement().asString().endsWith("of acme");
  }

  @Test
  void aRouteThatAReplacedConfigurationMakesLateTakesNothingOver() {
    try (StatusRecord status = new StatusRecord();
        RunningLog4j log4j = RunningLog4j.from("two-claims.xml")) {
      ThreadContext.put("tenant", "acme");
      SortedArrayStringMap acme = new SortedArrayStringMap(Map.of("tenant", "acme"));
      Appender replaced = log4j.context().getConfiguration().getAppender("TENANTS");
      log4j.context().reconfigure();
      log4j.context().getLogger("tenants").info("of the new one");
      replaced.append(
          Log4jLogEvent.newBuilder()
              .setLevel(Level.INFO)
              .setMessage(new SimpleMessage("late"))
              .setContextData(acme)
              .build());
      log4j.context().getLogger("tenants").info("of the new one too");
      assertThat(status.errors()).anyMatch(error -> error.contains(" is in use by the appender "));
    }
    assertThat(clear.texts())
        .satisfiesExactly(
            one -> assertThat(one).endsWith("of the new one"),
            two -> assertThat(two).endsWith("of the new one too"));
  }

  @Test
  void nothingRunsAnyMoreWhenTheContextHasStopped() {
    try (RunningLog4j log4j = RunningLog4j.from("two-claims.xml")) {
      log4j.logger().info("one");
      ThreadContext.put("tenant", "acme");
      log4j.context().getLogger("tenants").info("of acme");
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("sealpost-"));
  }
}
