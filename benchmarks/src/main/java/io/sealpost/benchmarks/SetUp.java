package io.sealpost.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One way to log, as a user would configure it.
 *
 * @param name of framework, appender and link
 * @param reference the name of the set-up that it is compared with
 * @param delivers whether a receiver gets the events
 * @param appender in the framework's XML, called {@code A}; {@code @port@}, {@code @directory@},
 *     and {@code @tls@}, where the receiver's certificates are, are replaced
 */
record SetUp(
    Framework framework, String name, String reference, boolean delivers, String appender) {

  /** The reference for what runs with Logback. */
  static final String LLE = "logback-lle-tls";

  /** The reference for what runs with Log4j2. */
  static final String SYSLOG = "log4j2-syslog-tls";

  /** All that there are, in the order in which they run. */
  static List<SetUp> all() {
    List<SetUp> all = new ArrayList<>();
    all.add(logback("lle-tls", true, LLE_APPENDER));
    all.add(logback("sealpost-tls", true, logbackSealpost("tls")));
    all.add(logback("sealpost-relp", true, logbackSealpost("relp+tls")));
    all.add(
        logback(
            "file",
            false,
            """
            <appender name="A" class="ch.qos.logback.core.FileAppender">
              <file>@directory@/file.log</file>
              <encoder><pattern>%date{ISO8601} %level %logger %X{request} %msg%n</pattern></encoder>
            </appender>"""));
    all.add(
        logback(
            "none", false, "<appender name=\"A\" class=\"io.sealpost.benchmarks.ReadyEvents\"/>"));
    all.add(log4j2("syslog-tls", true, String.format(Locale.ROOT, SYSLOG_APPENDER, "A")));
    all.add(
        log4j2(
            "async-syslog-tls",
            true,
            String.format(Locale.ROOT, SYSLOG_APPENDER, "B")
                + "<Async name=\"A\"><AppenderRef ref=\"B\"/></Async>"));
    all.add(log4j2("sealpost-tls", true, log4j2Sealpost("tls", "")));
    all.add(log4j2("sealpost-relp", true, log4j2Sealpost("relp+tls", "")));
    for (String scheme : List.of("dsa", "ecdsa-p256", "ed25519")) {
      String sign = "<SyslogSign scheme=\"" + scheme + "\"/>";
      all.add(log4j2("sealpost-tls-" + scheme, true, log4j2Sealpost("tls", sign)));
    }
    all.add(
        log4j2(
            "file",
            false,
            """
            <RandomAccessFile name="A" fileName="@directory@/file.log">
              <PatternLayout pattern="%d{ISO8601} %p %c %X{request} %m%n"/>
            </RandomAccessFile>"""));
    all.add(log4j2("none", false, "<Null name=\"A\"/>"));
    return List.copyOf(all);
  }

  private static final String LLE_APPENDER =
      """
      <appender name="A" class="net.logstash.logback.appender.LogstashTcpSocketAppender">
        <destination>localhost:@port@</destination>
        <appendTimeout>-1</appendTimeout>
        <encoder class="net.logstash.logback.encoder.LogstashEncoder"/>
        <ssl>
          <trustStore>
            <location>file:@tls@/trusted.p12</location>
            <password>secret</password>
            <type>PKCS12</type>
          </trustStore>
        </ssl>
      </appender>""";

  private static final String SYSLOG_APPENDER =
      """
      <Syslog name="%s" format="RFC5424" protocol="SSL" host="localhost" port="@port@"
          appName="payments" facility="LOCAL0" mdcId="mdc">
        <SSL><TrustStore location="@tls@/trusted.p12" password="secret" type="PKCS12"/></SSL>
      </Syslog>""";

  private static String logbackSealpost(String scheme) {
    return String.format(
        Locale.ROOT,
        """
        <appender name="A" class="io.sealpost.logback.SealpostAppender">
          <target>%s://localhost:@port@</target>
          <appName>payments</appName>
          <facility>LOCAL0</facility>
          <tls><ca>@tls@/ca.pem</ca></tls>
          <spool>
            <directory>@directory@/spool</directory>
            <overflow>block</overflow>
            <blockTimeout>1 min</blockTimeout>
          </spool>
        </appender>""",
        scheme);
  }

  private static String log4j2Sealpost(String scheme, String sign) {
    return String.format(
        Locale.ROOT,
        """
        <Sealpost name="A" target="%s://localhost:@port@" appName="payments" facility="LOCAL0">
          <Tls ca="@tls@/ca.pem"/>
          <Spool directory="@directory@/spool" overflow="block" blockTimeout="1 min"/>
          %s
        </Sealpost>""",
        scheme,
        sign);
  }

  private static SetUp logback(String name, boolean delivers, String appender) {
    return new SetUp(Framework.LOGBACK, "logback-" + name, LLE, delivers, appender);
  }

  private static SetUp log4j2(String name, boolean delivers, String appender) {
    return new SetUp(Framework.LOG4J2, "log4j2-" + name, SYSLOG, delivers, appender);
  }
}
