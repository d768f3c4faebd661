package io.sealpost.endtoend;

import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * One appender as a user declares it, written as a configuration file of either framework.
 *
 * @param spool where it keeps its journal; signed with a key made there unless told otherwise
 * @param tls files and their names, where the target has TLS
 * @param own what stands in the appender's element
 * @param journal what stands in that of the spool, but for what happens when it is full
 */
record AuditAppender(
    String target,
    Path spool,
    Settings tls,
    Settings own,
    Settings journal,
    Settings signing,
    WhenFull whenFull) {
  private static final Settings OWN =
      new Settings(Map.of())
          .with("appName", "audit")
          .with("facility", "LOCAL0")
          .with("confirmEvery", "2 MB, 2 s")
          .with("retryDelay", "100 ms")
          .with("retryDelayMax", "1 s")
          .with("failbackAfter", "2 s")
          .with("shutdownTimeout", "60 s")
          .with("handshakeTimeout", "30 s");

  private static final Settings JOURNAL =
      new Settings(Map.of()).with("segmentSize", "1 MB").with("maxSize", "256 MB");

  private static final String BLOCK_TIMEOUT = "10 min";

  /** What happens to an event that finds no room. */
  enum WhenFull {
    /** The call waits, as long as it takes on a busy machine. */
    WAIT,
    DROP_BELOW,
    DROP_NEWEST,
    /** No call returns with its event dropped: in Logback it waits, in Log4j2 it throws. */
    LOSE_NOTHING
  }

  static AuditAppender to(String target, Path spool, Path ca, TestCertificate identity) {
    return withoutCertificate(target, spool, ca)
        .tls("cert", identity.cert().toString())
        .tls("key", identity.key().toString());
  }

  static AuditAppender withoutCertificate(String target, Path spool, Path ca) {
    Settings tls = new Settings(Map.of("ca", ca.toString()));
    return new AuditAppender(target, spool, tls, OWN, JOURNAL, Settings.SIGNING, WhenFull.WAIT);
  }

  private AuditAppender tls(String name, String value) {
    return new AuditAppender(target, spool, tls.with(name, value), own, journal, signing, whenFull);
  }

  AuditAppender with(String name, String value) {
    return new AuditAppender(target, spool, tls, own.with(name, value), journal, signing, whenFull);
  }

  AuditAppender withSpool(String name, String value) {
    return new AuditAppender(target, spool, tls, own, journal.with(name, value), signing, whenFull);
  }

  AuditAppender signing(Settings settings) {
    return new AuditAppender(target, spool, tls, own, journal, settings, whenFull);
  }

  AuditAppender whenFull(WhenFull what) {
    return new AuditAppender(target, spool, tls, own, journal, signing, what);
  }

  AuditAppender small() {
    return withSpool("maxSize", "4 MB");
  }

  AuditAppender stoppingWithin(String time) {
    return with("shutdownTimeout", time);
  }

  /** With a server that does not shake hands or answer. */
  AuditAppender impatient() {
    return with("handshakeTimeout", "3 s").with("ackTimeout", "3 s");
  }

  Path write(Framework framework, Path file) throws IOException {
    return Files.writeString(file, framework == Framework.LOG4J2 ? log4j2() : logback());
  }

  private boolean isSecure() {
    return target.startsWith("tls") || target.startsWith("relp+tls");
  }

  private String log4j2() {
    return String.format(
        Locale.ROOT,
        """
        <Configuration status="WARN" shutdownHook="disable">
          <Appenders>
            <Sealpost name="AUDIT" target="%s"%s ignoreExceptions="%s">
              %s
              <Spool directory="%s"%s overflow="%s" blockTimeout="%s"/>
              <SyslogSign%s/>
            </Sealpost>
          </Appenders>
          <Loggers>
            <Root level="info"><AppenderRef ref="AUDIT"/></Root>
          </Loggers>
        </Configuration>
        """,
        target,
        own.attributes(),
        whenFull != WhenFull.LOSE_NOTHING,
        isSecure() ? "<Tls" + tls.attributes() + "/>" : "",
        spool,
        journal.attributes(),
        overflow(Framework.LOG4J2),
        BLOCK_TIMEOUT,
        signing.attributes());
  }

  private String overflow(Framework framework) {
    return switch (whenFull) {
      case WAIT -> "block";
      case DROP_BELOW -> "drop-below";
      case DROP_NEWEST -> "drop-newest";
      case LOSE_NOTHING -> framework == Framework.LOG4J2 ? "drop-newest" : "block";
    };
  }

  private String logback() {
    return String.format(
        Locale.ROOT,
        """
        <configuration>
          <appender name="AUDIT" class="io.sealpost.logback.SealpostAppender">
            <target>%s</target>
            %s
            %s
            <spool>
              <directory>%s</directory>
              %s
              <overflow>%s</overflow>
              <blockTimeout>%s</blockTimeout>
            </spool>
            <syslogSign>%s</syslogSign>
          </appender>
          <root level="info"><appender-ref ref="AUDIT"/></root>
        </configuration>
        """,
        target,
        own.elements(),
        isSecure() ? "<tls>" + tls.elements() + "</tls>" : "",
        spool,
        journal.elements(),
        overflow(Framework.LOGBACK),
        BLOCK_TIMEOUT,
        signing.elements());
  }
}
