package io.sealpost.samples.tomcat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A web application as it lies on disk, with a servlet that logs and all libraries for that. */
enum WebApplication {
  LOG4J2(
      "log4j2.xml",
      """
      <Configuration>
        <Appenders>
          <Sealpost name="AUDIT" target="%s" appName="audit" facility="LOCAL0">
            <Tls ca="%s"/>
            <Spool directory="%s" segmentSize="64 KB" maxSize="4 MB"/>
            <SyslogSign/>
          </Sealpost>
          <Null name="NULL"/>
        </Appenders>
        <Loggers><Root level="info"><AppenderRef ref="%s"/></Root></Loggers>
      </Configuration>
      """,
      Log4jServlet.class,
      io.sealpost.log4j2.SealpostAppender.class,
      org.apache.logging.log4j.Logger.class,
      org.apache.logging.log4j.core.Logger.class,
      org.apache.logging.log4j.web.Log4jServletContainerInitializer.class),

  LOGBACK(
      "logback.xml",
      """
      <configuration>
        <appender name="AUDIT" class="io.sealpost.logback.SealpostAppender">
          <target>%s</target>
          <appName>audit</appName>
          <facility>LOCAL0</facility>
          <tls><ca>%s</ca></tls>
          <spool><directory>%s</directory><segmentSize>64 KB</segmentSize><maxSize>4 MB</maxSize></spool>
          <syslogSign/>
        </appender>
        <statusListener class="ch.qos.logback.core.status.NopStatusListener"/>
        <appender name="NULL" class="ch.qos.logback.core.helpers.NOPAppender"/>
        <root level="info"><appender-ref ref="%s"/></root>
      </configuration>
      """,
      LogbackServlet.class,
      io.sealpost.logback.SealpostAppender.class,
      org.slf4j.Logger.class,
      ch.qos.logback.classic.Logger.class,
      ch.qos.logback.core.Appender.class);

  private static final List<Class<?>> COMMON =
      List.of(
          io.sealpost.SyslogPipeline.class,
          org.bouncycastle.jce.provider.BouncyCastleProvider.class,
          org.bouncycastle.asn1.misc.MiscObjectIdentifiers.class,
          org.bouncycastle.cert.X509CertificateHolder.class,
          org.bouncycastle.bcpg.PacketTags.class);

  private final String configurationFile;
  private final String configuration;
  private final Class<?> servlet;

  @SuppressWarnings("ImmutableEnumChecker") // it is
  private final List<Class<?>> ofEachJar;

  WebApplication(
      String configurationFile, String configuration, Class<?> servlet, Class<?>... ofEachJar) {
    this.configurationFile = configurationFile;
    this.configuration = configuration;
    this.servlet = servlet;
    this.ofEachJar = List.of(ofEachJar);
  }

  /**
   * Writes it.
   *
   * @param appender {@code AUDIT}, or {@code NULL} for one that is not ours
   */
  Path write(Path directory, String target, Path ca, Path spool, String appender)
      throws IOException, URISyntaxException {
    Path classes = Files.createDirectories(directory.resolve("WEB-INF/classes"));
    Path jars = Files.createDirectories(directory.resolve("WEB-INF/lib"));
    String own = servlet.getName().replace('.', '/') + ".class";
    copy(home(servlet).resolve(own), classes.resolve(own));
    for (Class<?> type : Stream.concat(COMMON.stream(), ofEachJar.stream()).toList()) {
      Path home = home(type);
      if (Files.isDirectory(home)) {
        copyAll(home, classes);
      } else {
        copy(home, jars.resolve(home.getFileName()));
      }
    }
    Files.writeString(
        classes.resolve(configurationFile),
        fill(target, ca.toString(), spool.toString(), appender));
    return directory;
  }

  private String fill(String... values) {
    String filled = configuration;
    for (String value : values) {
      filled = filled.replaceFirst("%s", value);
    }
    return filled;
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to);
  }
}
