package io.sealpost.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.management.PipelineMXBean;
import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators see over JMX while a real server is there, away and back. */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(120)
class OperatorsIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  @TempDir private Path directory;

  @Sampled(2)
  @ParameterizedTest
  @CsvSource({"LOG4J2, RELP_TLS", "LOGBACK, TLS"})
  void theBeanOfAnAppenderSaysWhatHappensToItsMessages(Framework framework, Listener listener)
      throws Exception {
    LogSite site = LogSite.in(directory);
    Set<ObjectName> others = pipelines(); // that other tests may have left open
    ObjectName name;
    try (LogHost host = site.start(listener.kind())) {
      AuditAppender appender =
          AuditAppender.to(
              host.target(listener), directory.resolve("spool"), site.ca(), site.client());
      Path file = appender.write(framework, directory.resolve("logging.xml"));
      try (Framework.Logging logging = framework.start(file)) {
        Set<ObjectName> ours = pipelines();
        ours.removeAll(others);
        assertThat(ours).hasSize(1);
        name = ours.iterator().next();
        assertThat(name.getKeyProperty("name")).startsWith("AUDIT");
        PipelineMXBean bean = JMX.newMXBeanProxy(SERVER, name, PipelineMXBean.class);
        IntStream.range(0, 100).forEach(logging::event);
        await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
        assertThat(bean.getAccepted()).isEqualTo(100);
        assertThat(bean.getConfirmed()).isGreaterThanOrEqualTo(100);
        assertThat(bean.getPeer()).startsWith(host.target(listener) + " at ");
        assertThat(bean.getProtocol()).isEqualTo("TLSv1.3");
        assertThat(bean.getCertificateDaysLeft()).containsOnlyKeys("own", "peer");

        host.kill();
        long confirmed = bean.getConfirmed();
        IntStream.range(100, 150).forEach(logging::event);
        await().atMost(LONG).until(() -> !bean.getFailingSince().isEmpty());
        assertThat(bean.getBacklogMessages()).isGreaterThanOrEqualTo(50);
        assertThat(bean.getLastError()).contains(host.target(listener));

        host.restart();
        bean.reconnect();
        await().atMost(LONG).until(() -> bean.getFailingSince().isEmpty());
        await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
        assertThat(bean.getConfirmed()).isGreaterThanOrEqualTo(confirmed + 50);
        assertThat(bean.getDropped()).isZero();
      }
    }
    assertThat(SERVER.isRegistered(name)).isFalse();
  }

  private static Set<ObjectName> pipelines() throws MalformedObjectNameException {
    return new HashSet<>(SERVER.queryNames(new ObjectName("io.sealpost:type=Pipeline,*"), null));
  }
}
