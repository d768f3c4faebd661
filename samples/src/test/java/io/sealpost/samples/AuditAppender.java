package io.sealpost.samples;

import io.sealpost.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One appender as a user declares it, written as a configuration file of either framework.
 *
 * @param patience how long the server may take to shake hands or to answer
 * @param encryptionKey of the spool, or {@code none}
 * @param spool where it keeps its journal; signed with a key made there unless told otherwise
 */
record AuditAppender(
    String target,
    Path spool,
    Path ca,
    Optional<TestCertificate> identity,
    SigningSettings signing,
    String maxSize,
    String shutdownTimeout,
    String patience,
    WhenFull whenFull,
    String encryptionKey,
    String urgent) {
  /** What happens to an event that finds no room. */
  enum WhenFull {
    DROP_BELOW,
    DROP_NEWEST,
    /** No call returns with its event dropped: in Logback it waits, in Log4j2 it throws. */
    LOSE_NOTHING
  }

  static AuditAppender to(String target, Path spool, Path ca, TestCertificate identity) {
    return new AuditAppender(
        target,
        spool,
        ca,
        Optional.of(identity),
        SigningSettings.USUAL,
        "256 MB",
        "60 s",
        "30 s",
        WhenFull.DROP_BELOW,
        "none",
        "none");
  }

  AuditAppender withoutCertificate() {
    return new AuditAppender(
        target,
        spool,
        ca,
        Optional.empty(),
        signing,
        maxSize,
        shutdownTimeout,
        patience,
        whenFull,
        encryptionKey,
        urgent);
  }

  AuditAppender small() {
    return new AuditAppender(
        target,
        spool,
        ca,
        identity,
        signing,
        "4 MB",
        shutdownTimeout,
        patience,
        whenFull,
        encryptionKey,
        urgent);
  }

  AuditAppender stoppingWithin(String time) {
    return new AuditAppender(
        target,
        spool,
        ca,
        identity,
        signing,
        maxSize,
        time,
        patience,
        whenFull,
        encryptionKey,
        urgent);
  }

  AuditAppender impatient() {
    return new AuditAppender(
        target,
        spool,
        ca,
        identity,
        signing,
        maxSize,
        shutdownTimeout,
        "3 s",
        whenFull,
        encryptionKey,
        urgent);
  }

  AuditAppender signing(SigningSettings settings) {
    return new AuditAppender(
        target,
        spool,
        ca,
        identity,
        settings,
        maxSize,
        shutdownTimeout,
        patience,
        whenFull,
        encryptionKey,
        urgent);
  }

  AuditAppender whenFull(WhenFull what) {
    return new AuditAppender(
        target,
        spool,
        ca,
        identity,
        signing,
        maxSize,
        shutdownTimeout,
        patience,
        what,
        encryptionKey,
        urgent);
  }

  AuditAppender encryptedWith(Path key) {
    return new AuditAppender(
        target,
        spool,
        ca,
        identity,
        signing,
        maxSize,
        shutdownTimeout,
        patience,
        whenFull,
        key + "",
        urgent);
  }

  /** With a lane of their own for events from this level on. */
  AuditAppender urgent(String level) {
    return new AuditAppender(
        target,
        spool,
        ca,
        identity,
        signing,
        maxSize,
        shutdownTimeout,
        patience,
        whenFull,
        encryptionKey,
        level);
  }

  Path write(Framework framework, Path file) throws IOException {
    return Files.writeString(file, framework == Framework.LOG4J2 ? log4j2() : logback());
  }

  private boolean isSecure() {
    return target.startsWith("tls") || target.startsWith("relp+tls");
  }

  private String log4j2() {
    String tls =
        "<Tls ca=\"%s\"%s/>"
            .formatted(
                ca,
                identity
                    .map(own -> " cert=\"%s\" key=\"%s\"".formatted(own.cert(), own.key()))
                    .orElse(""));
    return """
        <Configuration status="WARN" shutdownHook="disable">
          <Appenders>
            <Sealpost name="AUDIT" target="%s" appName="audit" facility="LOCAL0"
                confirmEvery="2 MB, 2 s" retryDelay="100 ms" retryDelayMax="1 s" failbackAfter="2 s"
                shutdownTimeout="%s" ackTimeout="%s" handshakeTimeout="%s" urgent="%s" ignoreExceptions="%s">
              %s
              <Spool directory="%s" segmentSize="1 MB" maxSize="%s" overflow="%s" encryptionKey="%s"/>
              %s
            </Sealpost>
          </Appenders>
          <Loggers>
            <Root level="info"><AppenderRef ref="AUDIT"/></Root>
          </Loggers>
        </Configuration>
        """
        .formatted(
            target,
            shutdownTimeout,
            patience,
            patience,
            urgent,
            whenFull != WhenFull.LOSE_NOTHING,
            isSecure() ? tls : "",
            spool,
            maxSize,
            whenFull == WhenFull.DROP_BELOW ? "drop-below" : "drop-newest",
            encryptionKey,
            signing.log4j2());
  }

  private String overflowOfLogback() {
    return switch (whenFull) {
      case DROP_BELOW -> "drop-below";
      case DROP_NEWEST -> "drop-newest";
      case LOSE_NOTHING -> "block";
    };
  }

  private String logback() {
    String tls =
        "<tls><ca>%s</ca>%s</tls>"
            .formatted(
                ca,
                identity
                    .map(own -> "<cert>%s</cert><key>%s</key>".formatted(own.cert(), own.key()))
                    .orElse(""));
    return """
        <configuration>
          <appender name="AUDIT" class="io.sealpost.logback.SealpostAppender">
            <target>%s</target>
            <appName>audit</appName>
            <facility>LOCAL0</facility>
            <confirmEvery>2 MB, 2 s</confirmEvery>
            <retryDelay>100 ms</retryDelay>
            <retryDelayMax>1 s</retryDelayMax>
            <failbackAfter>2 s</failbackAfter>
            <shutdownTimeout>%s</shutdownTimeout>
            <ackTimeout>%s</ackTimeout>
            <handshakeTimeout>%s</handshakeTimeout>
            <urgent>%s</urgent>
            %s
            <spool>
              <directory>%s</directory>
              <segmentSize>1 MB</segmentSize>
              <maxSize>%s</maxSize>
              <overflow>%s</overflow>
              <blockTimeout>%s</blockTimeout>
              <encryptionKey>%s</encryptionKey>
            </spool>
            %s
          </appender>
          <root level="info"><appender-ref ref="AUDIT"/></root>
        </configuration>
        """
        .formatted(
            target,
            shutdownTimeout,
            patience,
            patience,
            urgent,
            isSecure() ? tls : "",
            spool,
            maxSize,
            overflowOfLogback(),
            "10 min",
            encryptionKey,
            signing.logback());
  }
}
