package io.sealpost.samples.log4j2;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries {@code log4j2.xml} as the application has it; {@code docs/testing.md} shows this class. */
final class OrdersConfigurationTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  @TempDir private Path directory;

  @Test
  void anOrderThatIsTakenWhileTheCollectorIsDownArrivesOnceItIsBack() throws Exception {
    TestAuthority ca = TestAuthority.create(directory, "ca"); // ca.pem
    TestCertificate server = ca.certificate("server").host("localhost").issue();
    ca.certificate("orders").issue(); // orders.pem and orders.key
    CollectorTls tls = new CollectorTls(server.cert(), server.key(), ca.certificate());
    try (Archive archive = Archive.inMemory();
        Collector collector = Collector.start(Scheme.RELP_TLS, archive, tls)) {
      System.setProperty("collector", collector.uri());
      System.setProperty("pki", directory.toString());
      System.setProperty("spool", directory.resolve("spool").toString());
      try (LoggerContext log4j = Configurator.initialize("test", "log4j2.xml")) {
        collector.kill();
        log4j.getLogger("orders").info("order 1 taken");
        collector.restart();
        String message = archive.await("order 1 taken", SOON);
        assertThat(message).startsWith("<134>1 ").contains(" orders ");
      }
    }
  }
}
