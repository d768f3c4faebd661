package io.sealpost.log4j2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sealpost.adapter.SealpostAppenderContract;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.MarkerManager;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.appender.AppenderLoggingException;
import org.apache.logging.log4j.message.StringMapMessage;
import org.apache.logging.log4j.message.StructuredDataCollectionMessage;
import org.apache.logging.log4j.message.StructuredDataMessage;
import org.junit.jupiter.api.Test;

/** The appender in Log4j2, configured by file, against a collector in this JVM. */
final class SealpostAppenderTest extends SealpostAppenderContract<RunningLog4j> {
  private static final Marker LOGIN = MarkerManager.getMarker("LOGIN");

  SealpostAppenderTest() {
    super(RunningLog4j::start);
  }

  @Test
  void eventArrivesWithContextAndMarker() throws Exception {
    Instant before = Instant.now();
    ThreadContext.putAll(Map.of("user", "ann", "password", "x", "city", "Turku"));
    try (RunningLog4j log4j = from("everything.xml")) {
      log4j.logger().warn(LOGIN, "hello {}", "world");
    }
    String message = archive.texts().get(0);
    assertThat(message)
        .matches(
            "<132>1 \\S+ web1 billing 7 LOGIN"
                + " \\[mdc@32473 city=\"Turku\" user=\"ann\"] hello world");
    assertThat(Instant.parse(message.split(" ", 3)[1]))
        .isBetween(before.minusMillis(1), Instant.now());
  }

  @Test
  void fatalIsCritical() throws Exception {
    try (RunningLog4j log4j = from("everything.xml")) {
      log4j.logger().fatal("a");
    }
    assertThat(archive.texts()).singleElement().asString().startsWith("<130>");
  }

  @Test
  void mapsAndStructuredDataBecomeStructuredData() throws Exception {
    try (RunningLog4j log4j = from("everything.xml")) {
      log4j.logger().info(new StringMapMessage().with("a", "1").with("b", "2"));
      StructuredDataMessage paid = new StructuredDataMessage("order@9", "paid twice", "PAYMENT");
      paid.put("sum", "12");
      log4j.logger().info(paid);
      StructuredDataMessage forged = new StructuredDataMessage("ssign", "forged", "X");
      forged.put("VER", "0111");
      log4j.logger().info(forged);
    }
    assertThat(archive.texts().get(0)).contains(" - [kv@32473 a=\"1\" b=\"2\"] ");
    assertThat(archive.texts().get(1)).endsWith(" PAYMENT [order@9 sum=\"12\"] paid twice");
    assertThat(archive.texts().get(2)).endsWith(" X [ssign@32473 VER=\"0111\"] forged");
  }

  @Test
  void everyElementOfACollectionIsSentAndNoIdIsLost() throws Exception {
    StructuredDataMessage one = new StructuredDataMessage("order@9", "paid", "PAYMENT");
    one.put("sum", "12");
    StructuredDataMessage empty = new StructuredDataMessage("nothing@9", "", "PAYMENT");
    try (RunningLog4j log4j = from("everything.xml")) {
      log4j.logger().info(new StructuredDataCollectionMessage(List.of(one, empty)));
      log4j.logger().log(Level.forName("NOTICE", 350), "a custom level");
    }
    assertThat(archive.texts().get(0)).endsWith(" [order@9 sum=\"12\"][nothing@9] paid");
    assertThat(archive.texts().get(1)).startsWith("<133>").endsWith(" a custom level");
  }

  @Test
  void stackTraceIsPartOfTheOneMessage() throws Exception {
    try (RunningLog4j log4j = from("everything.xml")) {
      log4j
          .logger()
          .error(
              "failed", thrown(new IOException("disk", thrown(new IllegalStateException("worn")))));
    }
    assertThat(archive.texts())
        .singleElement()
        .asString()
        .contains(
            " failed#012java.io.IOException: disk#012#011at net.example.Disk.read(Disk.java:7)#012")
        .contains("#012Caused by: java.lang.IllegalStateException: worn#012#011... 1 more");
  }

  @Test
  void placeholdersWithoutAValueAreFaultsByName() throws Exception {
    try (RunningLog4j log4j = from("unresolved.xml")) {
      assertThat(log4j.isStarted("AUDIT")).isFalse();
      assertThat(log4j.isStarted("SOUND")).isTrue();
      assertThat(log4j.errors())
          .anyMatch(
              error -> error.contains("appName=\"${sys:no.such.app}\": ${sys:no.such.app} has no"))
          .anyMatch(
              error -> error.contains("procId=\"${env:ESCAPED}\": ${env:ESCAPED} has no value"))
          .anyMatch(error -> error.contains("${env:SEALPOST_NO_SUCH} has no value; a default is"));
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void faultyConfigurationIsReportedAtOnceAndTheApplicationGoesOn() throws Exception {
    try (RunningLog4j log4j = from("faulty.xml")) {
      log4j.logger().info("the application goes on");
      assertThat(log4j.isStarted("AUDIT")).isFalse();
      assertThat(log4j.isStarted("OTHER")).isTrue();
      assertThat(log4j.errorsOf("AUDIT"))
          .contains(
              "target: is required, such as tls://loghost.example.net:6514",
              "tagret=\"tls://loghost.example.net\": no such setting; did you mean target?",
              "Tsl: no such setting; did you mean Tls?",
              "DequeueWindow.end=\"4\": must be a time of day such as 22:00",
              "Console: no such setting",
              "Spool.maxSzie=\"2 GB\": no such setting; did you mean maxSize?",
              "Spool.durability=\"power\": needs a directory: memory does not survive a loss of power",
              "SyslogSign.hash=\"MD5\": must be SHA-256 or SHA-1",
              "appName: is required when signing",
              "Spool.directory: is required when signing",
              "Spool.directory: is required with a DequeueWindow: what waits must outlive the process")
          .anyMatch(error -> error.startsWith("facility=\"LOCAL9\": must be a number"))
          .hasSize(12);
    }
  }

  @Test
  void reconfigurationsUnderLoadLoseAndRepeatNothing() throws Exception {
    try (RunningLog4j log4j = from("spooled.xml")) {
      Thread application = new Thread(() -> logNumbers(log4j, 0, 20_000));
      application.start();
      for (int i = 1; i <= 5; i++) {
        archive.await(i * 2_000L, LONG);
        log4j.reconfigure();
      }
      application.join();
      archive.await(20_000, LONG);
    }
    assertThat(archivedNumbers()).isEqualTo(numbers(0, 20_000));
  }

  @Test
  void fullSpoolIsAnExceptionOnlyWhereExceptionsAreAskedFor() throws Exception {
    collector.kill();
    try (RunningLog4j log4j = from("strict.xml")) {
      assertThatExceptionOfType(AppenderLoggingException.class)
          .isThrownBy(() -> logNumbers(log4j, 0, 20_000))
          .withMessageContaining("AUDIT");
    }
  }
}
