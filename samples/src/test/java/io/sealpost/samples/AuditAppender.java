package io.sealpost.samples;

import io.sealpost.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One appender as a user declares it, written as a configuration file of either framework.
 *
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
    boolean lossless) {
  static AuditAppender to(String target, Path spool, Path ca, TestCertificate identity) {
    return new AuditAppender(
        target, spool, ca, Optional.of(identity), SigningSettings.USUAL, "256 MB", "60 s", false);
  }

  AuditAppender withoutCertificate() {
    return new AuditAppender(
        target, spool, ca, Optional.empty(), signing, maxSize, shutdownTimeout, lossless);
  }

  AuditAppender small() {
    return new AuditAppender(
        target, spool, ca, identity, signing, "4 MB", shutdownTimeout, lossless);
  }

  AuditAppender stoppingWithin(String time) {
    return new AuditAppender(target, spool, ca, identity, signing, maxSize, time, lossless);
  }

  AuditAppender signing(SigningSettings settings) {
    return new AuditAppender(
        target, spool, ca, identity, settings, maxSize, shutdownTimeout, lossless);
  }

  /**
   * No call returns with its event dropped when there is no room: in Logback it waits, in Log4j2 it
   * throws.
   */
  AuditAppender withoutLoss() {
    return new AuditAppender(target, spool, ca, identity, signing, maxSize, shutdownTimeout, true);
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
                confirmEvery="2 MB, 2 s" retryDelay="100 ms" retryDelayMax="1 s"
                shutdownTimeout="%s" ignoreExceptions="%s">
              %s
              <Spool directory="%s" segmentSize="1 MB" maxSize="%s" overflow="%s"/>
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
            !lossless,
            isSecure() ? tls : "",
            spool,
            maxSize,
            lossless ? "drop-newest" : "drop-below",
            signing.log4j2());
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
            <shutdownTimeout>%s</shutdownTimeout>
            %s
            <spool>
              <directory>%s</directory>
              <segmentSize>1 MB</segmentSize>
              <maxSize>%s</maxSize>
              <overflow>%s</overflow>
              <blockTimeout>%s</blockTimeout>
            </spool>
            %s
          </appender>
          <root level="info"><appender-ref ref="AUDIT"/></root>
        </configuration>
        """
        .formatted(
            target,
            shutdownTimeout,
            isSecure() ? tls : "",
            spool,
            maxSize,
            lossless ? "block" : "drop-below",
            lossless ? "10 min" : "100 ms",
            signing.logback());
  }
}
