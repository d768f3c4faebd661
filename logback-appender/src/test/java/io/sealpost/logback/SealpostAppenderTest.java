package io.sealpost.logback;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.adapter.SealpostAppenderContract;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.MarkerFactory;

/** The appender in Logback, configured by file, against a collector in this JVM. */
final class SealpostAppenderTest extends SealpostAppenderContract<RunningLogback> {
  SealpostAppenderTest() {
    super(RunningLogback::start);
  }

  @Test
  void eventArrivesWithContextPairsAndMarker() throws Exception {
    Instant before = Instant.now();
    try (RunningLogback logback = from("everything.xml")) {
      logback.put("user", "ann");
      logback.put("password", "x");
      logback.put("city", "Turku");
      logback
          .logger()
          .atWarn()
          .addMarker(MarkerFactory.getMarker("LOGIN"))
          .addKeyValue("b", 2)
          .addKeyValue("a", (Object) null)
          .log("hello {}", "world");
    }
    String message = archive.texts().get(0);
    assertThat(message)
        .matches(
            "<132>1 \\S+ web1 billing 7 LOGIN"
                + " \\[mdc@32473 city=\"Turku\" user=\"ann\"]"
                + "\\[kv@32473 b=\"2\" a=\"null\"] hello world");
    assertThat(Instant.parse(message.split(" ", 3)[1]))
        .isBetween(before.minusMillis(1), Instant.now());
  }

  @Test
  void stackTraceIsPartOfTheOneMessage() throws Exception {
    try (RunningLogback logback = from("everything.xml")) {
      logback
          .logger()
          .error(
              "failed", thrown(new IOException("disk", thrown(new IllegalStateException("worn")))));
    }
    assertThat(archive.texts())
        .singleElement()
        .asString()
        .contains(
            " failed#012java.io.IOException: disk#012#011at net.example.Disk.read(Disk.java:7)")
        .contains("#012Caused by: java.lang.IllegalStateException: worn#012#011");
  }

  @Test
  void charsetOfAnEncoderSpoilsNothing() throws Exception {
    try (RunningLogback logback = from("encoder.xml")) {
      logback.logger().info("hyvää päivää");
    }
    assertThat(archive.texts()).singleElement().asString().endsWith(" hyvää päivää");
  }

  @Test
  void placeholdersWithoutAValueAreFaultsByName() throws Exception {
    try (RunningLogback logback = from("unresolved.xml")) {
      assertThat(logback.isStarted("AUDIT")).isFalse();
      assertThat(logback.isStarted("SOUND")).isTrue();
      assertThat(logback.errors())
          .anyMatch(error -> error.contains("no.such.app has no value; a default is written as"))
          .anyMatch(error -> error.contains(": SEALPOST_NO_SUCH has no value;"));
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void faultyConfigurationIsReportedAtOnceAndTheApplicationGoesOn() throws Exception {
    try (RunningLogback logback = from("faulty.xml")) {
      logback.logger().info("the application goes on");
      assertThat(logback.isStarted("AUDIT")).isFalse();
      assertThat(logback.isStarted("SOUND")).isTrue();
      assertThat(logback.errors())
          .contains(
              "target: is required, such as tls://loghost.example.net:6514",
              "tagret: no such setting; did you mean target?",
              "tsl: no such setting; did you mean Tls?",
              "dequeueWindow.end=\"4\": must be a time of day such as 22:00",
              "spool.maxSzie: no such setting; did you mean maxSize?",
              "spool.durability=\"power\": needs a directory: memory does not survive a loss of power",
              "syslogSign.hash=\"MD5\": must be SHA-256 or SHA-1",
              "appName: is required when signing",
              "spool.directory: is required when signing",
              "spool.directory: is required with a DequeueWindow: what waits must outlive the process")
          .anyMatch(error -> error.startsWith("facility=\"LOCAL9\": must be a number"))
          .hasSize(11);
    }
    assertThat(archive.texts()).hasSize(1);
  }

  @Test
  void reconfigurationsLoseAndRepeatNothing() throws Exception {
    try (RunningLogback logback = from("spooled.xml")) {
      for (int i = 0; i < 5; i++) {
        logNumbers(logback, i * 2000, (i + 1) * 2000);
        logback.reconfigure();
      }
      archive.await(10_000, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 10_000));
    assertThat(collector.connections()).isEqualTo(1);
  }
}
