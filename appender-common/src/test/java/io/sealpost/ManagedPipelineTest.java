package io.sealpost;

import static io.sealpost.PipelineBeans.append;
import static io.sealpost.PipelineBeans.bean;
import static io.sealpost.PipelineBeans.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sealpost.delivery.RecordingListener;
import io.sealpost.management.PipelineMXBean;
import io.sealpost.message.Severity;
import io.sealpost.message.SyslogMessage;
import io.sealpost.pipeline.AppenderContext;
import io.sealpost.schedule.DequeueWindow;
import io.sealpost.schedule.MaxRate;
import io.sealpost.schedule.ScheduleConfig;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorFault;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import io.sealpost.time.Clocks;
import io.sealpost.transport.TransportConfig;
import io.sealpost.transport.peer.PeerPolicy;
import io.sealpost.transport.tls.TlsConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What operators see of whole pipelines, against a collector in this JVM. */
@Timeout(60)
final class ManagedPipelineTest {
  private final AppenderContext context = new AppenderContext();
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

  /** Windows from 22 to 4, and it is noon. */
  private static final ScheduleConfig NIGHTS_AT_NOON =
      new ScheduleConfig(
          List.of(
              new DequeueWindow(
                  LocalTime.of(22, 0),
                  LocalTime.of(4, 0),
                  EnumSet.allOf(DayOfWeek.class),
                  ZoneOffset.UTC,
                  Duration.ZERO)),
          Optional.empty(),
          MaxRate.NONE,
          new Clocks(() -> NOON, System::nanoTime));

  private final RecordingListener listener = new RecordingListener();
  private final Archive archive = Archive.inMemory();
  @TempDir private Path directory;

  @Test
  void whatIsConfirmedIsCountedAndTheBeanGoesWithTheLastUser() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      try (SyslogPipeline pipeline = open(collector, "COUNTED")) {
        append(pipeline, 100);
        PipelineMXBean bean = bean("COUNTED");
        await().atMost(LONG).until(() -> bean.getConfirmed() == 100);

        assertThat(bean.getAccepted()).isEqualTo(100);
        assertThat(bean.getDelivered()).isEqualTo(100);
        assertThat(bean.getResent()).isZero();
        await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
        assertThat(bean.getBacklogOldest()).isEmpty();
        assertThat(bean.getBacklogAgeSeconds()).isZero();
        assertThat(bean.isConnected()).isTrue();
        assertThat(bean.getPeer()).isEqualTo(collector.uri() + " at 127.0.0.1");
        assertThat(bean.getProtocol()).isEqualTo("none");
        assertThat(bean.getCertificateDaysLeft()).isEmpty();
        assertThat(Instant.parse(bean.getLastSuccess())).isBeforeOrEqualTo(Instant.now());
        assertThat(bean.getLastError()).isEmpty();
      }
      assertThat(names("COUNTED")).isEmpty();
    }
  }

  @Test
  void theBacklogOfAnOutageIsExactAndTheReturnSaysHowManyWaited() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.kill();
      try (SyslogPipeline pipeline = open(collector, "WAITING")) {
        Instant first = Instant.parse("2027-03-01T22:00:00.123456Z");
        pipeline.append(new SyslogMessage(first, Severity.NOTICE, "-", List.of(), "the oldest"));
        append(pipeline, 41);
        PipelineMXBean bean = bean("WAITING");
        await().atMost(LONG).until(() -> !bean.getFailingSince().isEmpty());

        assertThat(bean.getBacklogMessages()).isEqualTo(42);
        assertThat(bean.getBacklogOctets()).isEqualTo(pipeline.statistics().unconfirmedOctets());
        assertThat(Instant.parse(bean.getBacklogOldest())).isEqualTo(first);
        assertThat(bean.isConnected()).isFalse();
        assertThat(bean.getLastError()).startsWith("to " + collector.uri() + ": ");
        assertThat(Instant.parse(bean.getLastErrorTime()))
            .isAfterOrEqualTo(Instant.parse(bean.getFailingSince()));
        assertThat(bean.getLastSuccess()).isEmpty();

        collector.restart();
        await().atMost(LONG).until(() -> bean.getFailingSince().isEmpty());
        await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
        assertThat(bean.getConfirmed()).isEqualTo(42);
      }
      assertThat(listener.warnings()).singleElement().asString().startsWith("cannot deliver");
      assertThat(listener.infos())
          .filteredOn(reported -> reported.startsWith("delivering"))
          .singleElement()
          .asString()
          .contains(" 42 messages wait (");
    }
  }

  @Test
  void certificatesAreShownAndWarnedAboutWhenTheyEndSoon() throws Exception {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    Instant now = Instant.now();
    TestCertificate server =
        authority
            .certificate("server")
            .host("localhost")
            .valid(now.minusSeconds(60), now.plus(Duration.ofDays(10)))
            .issue();
    TestCertificate client = authority.certificate("client").issue();
    CollectorTls tls = new CollectorTls(server.cert(), server.key(), authority.certificate());
    try (Collector collector = Collector.start(Scheme.RELP_TLS, archive, tls);
        SyslogPipeline pipeline = openSecured(collector, "SECURED", authority, client)) {
      append(pipeline, 1);
      PipelineMXBean bean = bean("SECURED");
      await().atMost(LONG).until(() -> bean.getConfirmed() == 1);

      assertThat(bean.getProtocol()).isEqualTo("TLSv1.3");
      assertThat(bean.getCipherSuite()).startsWith("TLS_");
      assertThat(bean.getCertificateDaysLeft().get("peer")).isBetween(8L, 10L);
      assertThat(bean.getCertificateDaysLeft().get("own")).isBetween(57L, 60L);
      assertThat(listener.warnings())
          .singleElement()
          .asString()
          .startsWith("the certificate of " + collector.uri())
          .contains("CN=server", "expires in 9 days");
      await().atMost(LONG).until(() -> !listener.infos().isEmpty());
      assertThat(listener.infos().get(0)).contains("TLSv1.3 TLS_", "(9 days)", "; our certificate");
    }
  }

  @Test
  void windowsAreShownAndOpenedByHand() throws Exception {
    try (Collector collector = Collector.start(Scheme.TCP, archive)) {
      PipelineSetup setup = PipelineSetup.to(collector.uri()).on(directory).at(NIGHTS_AT_NOON);
      try (SyslogPipeline pipeline = open(setup, "GATED")) {
        append(pipeline, 50);
        PipelineMXBean bean = bean("GATED");
        assertThat(bean.isWindowOpen()).isFalse();
        assertThat(bean.getWindowOpensNext()).isEqualTo("2027-03-01T22:00:00Z");
        assertThat(bean.getBacklogMessages()).isEqualTo(50);

        bean.openUntilDrained();
        await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
        await().atMost(LONG).until(() -> !bean.isWindowOpen());

        append(pipeline, 1);
        bean.openFor(3600);
        archive.await(51, LONG);
        assertThat(bean.isWindowOpen()).isTrue();
        assertThat(bean.getWindowOpensNext()).isEmpty();
        assertThatThrownBy(() -> bean.openFor(0)).hasStackTraceContaining("must be more than 0");
      }
    }
  }

  @Test
  void whatIsUrgentHasABeanOfItsOwn() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      PipelineSetup setup =
          PipelineSetup.to(collector.uri())
              .on(directory)
              .at(NIGHTS_AT_NOON)
              .urgent(Severity.WARNING);
      try (SyslogPipeline pipeline = open(setup, "LANES")) {
        append(pipeline, 3);
        pipeline.append(
            new SyslogMessage(Instant.now(), Severity.WARNING, "-", List.of(), "urgent"));
        assertThat(names("LANES")).containsExactly("LANES", "LANES-urgent");
        await().atMost(LONG).until(() -> bean("LANES-urgent").getConfirmed() == 1);

        assertThat(bean("LANES-urgent").isWindowOpen()).isTrue();
        assertThat(bean("LANES").getBacklogMessages()).isEqualTo(3);
        assertThat(bean("LANES").isWindowOpen()).isFalse();
      }
      assertThat(names("LANES")).isEmpty();
    }
  }

  @Test
  void anotherConnectionIsMadeThoughNothingIsToBeSent() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive);
        SyslogPipeline pipeline = open(collector, "IDLE")) {
      PipelineMXBean bean = bean("IDLE");
      bean.reconnect();
      collector.awaitConnections(1, LONG);
      bean.reconnect();
      collector.awaitConnections(2, LONG);

      append(pipeline, 10);
      archive.await(10, LONG);
      assertThat(collector.connections()).isEqualTo(2);
      assertThat(listener.warnings()).isEmpty();
    }
  }

  @Test
  void aCollectorThatStallsIsLeftAtOnceAndNothingIsLost() throws Exception {
    try (Collector collector = Collector.start(Scheme.RELP, archive)) {
      collector.injectOnce(CollectorFault.STALL_BEFORE_ANSWER, 5);
      Duration forEver = Duration.ofMinutes(10); // much longer than this test
      PipelineSetup patient =
          PipelineSetup.to(collector.uri())
              .on(directory)
              .timeouts(new TransportConfig.Timeouts(forEver, forEver, forEver, forEver));
      try (SyslogPipeline pipeline = open(patient, "STALLED")) {
        append(pipeline, 20);
        archive.await(5, LONG);
        PipelineMXBean bean = bean("STALLED");

        bean.reconnect();

        await().atMost(LONG).until(() -> bean.getBacklogMessages() == 0);
        assertThat(bean.getConfirmed()).isEqualTo(20);
        assertThat(bean.getResent()).isPositive();
        assertThat(listener.warnings()).isEmpty();
        assertThat(bean.getLastError()).isEmpty();
      }
    }
  }

  private SyslogPipeline open(Collector collector, String name) throws IOException {
    return open(PipelineSetup.to(collector.uri()).on(directory), name);
  }

  private SyslogPipeline open(PipelineSetup setup, String name) throws IOException {
    return context.open(setup.appender(name).config(), listener);
  }

  private SyslogPipeline openSecured(
      Collector collector, String name, TestAuthority authority, TestCertificate client)
      throws IOException {
    TlsConfig tls =
        new TlsConfig(
            Optional.of(new TlsConfig.CaFile(authority.certificate())),
            Optional.empty(),
            Optional.of(new TlsConfig.PemIdentity(client.cert(), client.key(), Optional.empty())),
            PeerPolicy.names(List.of()),
            List.of("TLSv1.3"),
            List.of());
    return open(PipelineSetup.to(collector.uri()).secured(tls), name);
  }
}
