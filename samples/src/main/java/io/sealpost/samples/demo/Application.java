package io.sealpost.samples.demo;

import io.sealpost.samples.log4j2.Orders;
import io.sealpost.samples.logback.Payments;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The two applications of the demo. Each logs {@link #EVENTS} events that bear a number. */
enum Application {
  ORDERS("Log4j2", Orders.class, "order %d taken: "),
  PAYMENTS("Logback", Payments.class, "payment %d booked: ");

  static final int EVENTS = 1000;

  private final String framework;
  private final Class<?> main;
  private final String event;

  Application(String framework, Class<?> main, String event) {
    this.framework = framework;
    this.main = main;
    this.event = event;
  }

  String framework() {
    return framework;
  }

  /** Its APP-NAME, and what its files are called. */
  String appName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the event of this number contains, and no other. */
  String event(int number) {
    return String.format(Locale.ROOT, event, number);
  }

  Path spool(Path directory) {
    return directory.resolve(appName() + "-spool");
  }

  /** The certificate of its signing key, which the appender makes when it first starts. */
  Path signerCertificate(Path directory) {
    return spool(directory).resolve("sign-cert.pem");
  }

  /** Starts it in a JVM of its own. */
  ChildJvm start(String collector, Path pki, Path directory) throws IOException {
    return ChildJvm.start(
        "the application " + appName(),
        directory.resolve(appName() + ".out"),
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            "-Dcollector=" + collector,
            "-Dpki=" + pki,
            "-Dspool=" + spool(directory),
            main.getName()));
  }
}
