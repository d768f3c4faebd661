package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.PipelineSetup;
import io.sealpost.SyslogPipeline;
import io.sealpost.delivery.RecordingListener;
import io.sealpost.testing.LogHost;
import io.sealpost.testing.LogHost.Listener;
import io.sealpost.testing.LogHostKind;
import io.sealpost.testing.NeedsLogHost;
import io.sealpost.testing.Sampled;
import io.sealpost.testing.Thorough;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How much comes twice when a server is restarted four times under load, with {@code confirmEvery}
 * at its default: seconds of it, and not all since the start. Nothing is lost.
 */
@NeedsLogHost({LogHostKind.RSYSLOG, LogHostKind.SYSLOG_NG})
@Timeout(300)
final class RestartedServerIT {
  private static final int MESSAGES = Thorough.times("restarted.messages", 20_000, 60_000);
  private static final int PER_SECOND = 8_000;
  private static final int RESTARTS = 4;
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir Path directory;

  /** How the server is ended, and how many may come twice. */
  private enum Case {
    GTLS_TERMINATED(Listener.TLS, false, 40_000),
    GTLS_KILLED(Listener.TLS, true, 40_000),
    OSSL_TERMINATED(Listener.TLS_OSSL, false, 10_000),
    SYSLOG_NG_TERMINATED(Listener.TLS_SYSLOG_NG, false, 10_000),
    SYSLOG_NG_KILLED(Listener.TLS_SYSLOG_NG, true, 10_000);

    final Listener listener;
    final boolean killed;
    final int most;

    Case(Listener listener, boolean killed, int most) {
      this.listener = listener;
      this.killed = killed;
      this.most = most;
    }
  }

  @Sampled(3)
  @ParameterizedTest
  @EnumSource
  void littleComesTwice(Case each, TestReporter reporter) throws Exception {
    Site site = new Site(directory.resolve("certificates"));
    try (LogHost host = site.start(each.listener, directory.resolve("host"))) {
      PipelineSetup setup =
          PipelineSetup.to(host.target(each.listener))
              .secured(site.tls())
              .confirmAfter(Duration.ofMinutes(5))
              .sized(directory.resolve("spool"), 128 << 20, 1 << 20);
      try (SyslogPipeline pipeline = SyslogPipeline.open(setup.config(), new RecordingListener())) {
        log(pipeline, host, each.killed);
        pipeline.close(LONG);
      }
      host.terminate();
      Map<String, Integer> arrivals = new HashMap<>();
      host.archive(each.listener)
          .forEach(octets -> arrivals.merge(number(octets), 1, Integer::sum));
      int all = arrivals.values().stream().mapToInt(Integer::intValue).sum();
      reporter.publishEntry(each + " came twice", String.valueOf(all - MESSAGES));
      assertThat(arrivals).hasSize(MESSAGES);
      assertThat(all - MESSAGES).isLessThan(each.most);
    }
  }

  private static void log(SyslogPipeline pipeline, LogHost host, boolean killed) throws Exception {
    AtomicInteger logged = new AtomicInteger();
    Thread application = new Thread(() -> log(pipeline, logged), "application");
    application.start();
    for (int i = 1; i <= RESTARTS; i++) {
      int least = MESSAGES / (RESTARTS + 1) * i;
      await().pollInterval(Duration.ofMillis(5)).atMost(LONG).until(() -> logged.get() >= least);
      if (killed) {
        host.kill();
      } else {
        host.terminate();
      }
      host.restart();
    }
    application.join();
  }

  private static void log(SyslogPipeline pipeline, AtomicInteger logged) {
    long begin = System.nanoTime();
    for (int i = 0; i < MESSAGES; i++) {
      long due = begin + TimeUnit.SECONDS.toNanos(i) / PER_SECOND;
      while (due - System.nanoTime() > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      pipeline.append(PipelineSetup.message(" " + i + " " + "x".repeat(120)));
      logged.set(i + 1);
    }
  }

  private static String number(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    int end = text.lastIndexOf(' ');
    return text.substring(text.lastIndexOf(' ', end - 1) + 1, end);
  }
}
