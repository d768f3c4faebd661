package io.sealpost.samples.logback;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tries {@code logback.xml} as the application has it. */
final class PaymentsConfigurationTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  @TempDir private Path directory;

  @Test
  void aPaymentThatIsBookedWhileTheCollectorIsDownArrivesOnceItIsBack() throws Exception {
    TestAuthority ca = TestAuthority.create(directory, "ca"); // ca.pem
    TestCertificate server = ca.certificate("server").host("localhost").issue();
    ca.certificate("payments").issue(); // payments.pem and payments.key
    CollectorTls tls = new CollectorTls(server.cert(), server.key(), ca.certificate());
    try (Archive archive = Archive.inMemory();
        Collector collector = Collector.start(Scheme.TLS, archive, tls)) {
      LoggerContext logback = new LoggerContext();
      logback.putProperty("collector", collector.uri());
      logback.putProperty("pki", directory.toString());
      logback.putProperty("spool", directory.resolve("spool").toString());
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(logback);
      configurator.doConfigure(getClass().getResource("/logback.xml"));
      try {
        collector.kill();
        logback.getLogger("payments").info("payment 1 booked");
        collector.restart();
        String message = archive.await("payment 1 booked", SOON);
        assertThat(message).startsWith("<134>1 ").contains(" payments ");
      } finally {
        logback.stop();
      }
    }
  }
}
