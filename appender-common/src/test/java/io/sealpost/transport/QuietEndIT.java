package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.PipelineSetup;
import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.pipeline.PipelineOwner;
import io.sealpost.sign.key.Hash;
import io.sealpost.testing.ConfiguredLogHost;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Repository;
import io.sealpost.testing.Sampled;
import io.sealpost.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What rsyslog itself has to say when our connections end in good order: nothing. */
@Execution(ExecutionMode.CONCURRENT)
@NeedsLogHost(LogHostKind.RSYSLOG)
@Timeout(180)
final class QuietEndIT {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Pattern TROUBLE =
      Pattern.compile("(?i).*(error|ssl|tls|session|connection|peer|closed).*");
  private static final Pattern NO_TLS = Pattern.compile("(?i).*handshake.*");

  @TempDir Path directory;

  private enum Server {
    TCP_GTLS("tls", "tls", "LOGHOST_PORT_TLS", "gnutls"),
    TCP_OSSL("tls", "tls-ossl", "LOGHOST_PORT_TLS_OSSL", "gnutls"),
    RELP_GNUTLS("relp+tls", "relp-tls", "LOGHOST_PORT_RELP_TLS", "gnutls"),
    RELP_OPENSSL("relp+tls", "relp-tls", "LOGHOST_PORT_RELP_TLS", "openssl");

    final String scheme;
    final String input;
    final String port;
    final String relpLibrary;

    Server(String scheme, String input, String port, String relpLibrary) {
      this.scheme = scheme;
      this.input = input;
      this.port = port;
      this.relpLibrary = relpLibrary;
    }
  }

  @Sampled(3)
  @ParameterizedTest
  @EnumSource
  void endInGoodOrderIsNoErrorToTheServer(Server server) throws Exception {
    Site site = new Site(directory.resolve("certificates"));
    int port = FreePorts.next();
    try (ConfiguredLogHost host = start(server, site, port)) {
      PipelineSetup setup =
          PipelineSetup.to(server.scheme + "://localhost:" + port).secured(site.tls());
      anApplicationThatEndsAtOnce(setup.on(directory.resolve("short")));
      anApplicationThatWasIdle(setup.on(directory.resolve("idle")));
      aReload(setup.on(directory.resolve("reload")));
      speakNoTls(port);
      host.terminate();
    }
    List<String> before = said().stream().takeWhile(line -> !isOfNoTls(line)).toList();
    assertThat(before).isNotEmpty(); // of its start
    assertThat(before.stream().filter(QuietEndIT::isTrouble)).isEmpty();
  }

  private ConfiguredLogHost start(Server server, Site site, int port) throws IOException {
    Path host = Files.createDirectories(directory.resolve("host"));
    Files.createDirectories(host.resolve("archive"));
    String sample =
        Files.readString(Repository.file("samples/loghost/rsyslog.conf"), StandardCharsets.UTF_8);
    Path configuration = host.resolve("rsyslog.conf");
    Files.writeString(
        configuration,
        sample.replace("tls.tlslib=\"gnutls\"", "tls.tlslib=\"" + server.relpLibrary + '"'),
        StandardCharsets.UTF_8);
    return ConfiguredLogHost.start(
        LogHostKind.RSYSLOG,
        host,
        configuration,
        port,
        Map.of(
            "LOGHOST_DIR",
            host.toString(),
            "LOGHOST_ADDRESS",
            InetAddress.getLoopbackAddress().getHostAddress(),
            "LOGHOST_CA",
            site.authority.certificate().toString(),
            "LOGHOST_CERT",
            site.server.cert().toString(),
            "LOGHOST_KEY",
            site.server.key().toString(),
            "LOGHOST_PEER",
            Site.CLIENT,
            "LOGHOST_INPUTS",
            Repository.file("samples/loghost/rsyslog.d/" + server.input + ".conf").toString(),
            server.port,
            Integer.toString(port)));
  }

  private static void anApplicationThatEndsAtOnce(PipelineSetup setup) throws IOException {
    try (SyslogPipeline pipeline = open(setup.signed(Hash.SHA_256))) {
      log(pipeline);
    }
  }

  private static void anApplicationThatWasIdle(PipelineSetup setup) throws IOException {
    try (SyslogPipeline pipeline = open(setup)) {
      log(pipeline);
      pipeline.control().reconnect(); // a checkpoint over TLS, and then one that nothing is sent on
      awaitConfirmed(pipeline);
    }
  }

  /** Which goes on with the old connection, or ends it for a new one. */
  private static void aReload(PipelineSetup setup) throws IOException {
    Object context = new Object();
    PipelineSetup slower = setup.timeouts(new TransportConfig.Timeouts(LONG, LONG, LONG, LONG));
    SyslogPipeline last = open(setup, new PipelineOwner(context, "test", 1));
    log(last);
    int configuration = 1;
    for (PipelineSetup next : List.of(setup, slower)) {
      SyslogPipeline old = last;
      last = open(next, new PipelineOwner(context, "test", ++configuration));
      old.close();
      log(last);
      awaitConfirmed(last);
    }
    last.close();
  }

  private static SyslogPipeline open(PipelineSetup setup) throws IOException {
    return open(setup, PipelineOwner.alone());
  }

  private static SyslogPipeline open(PipelineSetup setup, PipelineOwner owner) throws IOException {
    PipelineSetup soon = setup.confirmAfter(Duration.ofMillis(500));
    return SyslogPipeline.open(soon.config(), owner, new RecordingListener());
  }

  private static void log(SyslogPipeline pipeline) {
    for (int i = 0; i < 10; i++) {
      pipeline.append(PipelineSetup.message("number " + i));
    }
  }

  private static void awaitConfirmed(SyslogPipeline pipeline) {
    await().atMost(LONG).until(() -> pipeline.statistics().unconfirmedOctets() == 0);
  }

  /** Which rsyslog complains of, behind whatever it has had to say until then. */
  private void speakNoTls(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("this is no TLS\n".getBytes(StandardCharsets.US_ASCII));
      await().atMost(LONG).until(() -> said().stream().anyMatch(QuietEndIT::isOfNoTls));
    }
  }

  private List<String> said() throws IOException {
    Path file = directory.resolve("host/rsyslog.log");
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
  }

  private static boolean isOfNoTls(String line) {
    return NO_TLS.matcher(line).matches();
  }

  /** Not what it says at its start of modules for which there is no listener. */
  private static boolean isTrouble(String line) {
    return TROUBLE.matcher(line).matches() && !line.contains("module");
  }
}
