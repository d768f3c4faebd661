package io.sealpost.samples.boot;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.sealpost.schedule.WallClock;
import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.CollectorTls;
import io.sealpost.testkit.Scheme;
import io.sealpost.testkit.TestAuthority;
import io.sealpost.testkit.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the application beside a collector of its own and turns the clock: what is billed by day
 * waits, as the meters say, and is delivered at night. The exit status is 0 if that is so.
 */
public final class NightRun {
  static final int BILLS = 1_000;

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant NIGHT = Instant.parse("2026-11-24T23:00:00Z");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Archive archive;
  private final MeterRegistry meters;

  private NightRun(Archive archive, MeterRegistry meters) {
    this.archive = archive;
    this.meters = meters;
  }

  /** Its argument is an empty directory to work in. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    run(Path.of(arguments[0]));
  }

  static void run(Path directory) throws IOException, InterruptedException {
    TestAuthority authority = TestAuthority.create(directory.resolve("pki"), "ca");
    authority.certificate("billing").forClients().issue();
    TestCertificate server =
        authority.certificate("collector").host("localhost").forServers().issue();
    CollectorTls tls = new CollectorTls(server.cert(), server.key(), authority.certificate());
    try (Archive archive = Archive.inMemory();
        Collector collector = Collector.start(Scheme.TLS, archive, tls)) {
      turn(NOON);
      System.setProperty("collector", collector.uri());
      System.setProperty("pki", directory.resolve("pki").toString());
      System.setProperty("spool", directory.resolve("spool").toString());
      try (ConfigurableApplicationContext context =
          SpringApplication.run(BillingApplication.class)) {
        new NightRun(archive, context.getBean(MeterRegistry.class)).dayAndNight();
      }
      // Spring Boot does it when the JVM ends, but then the collector is gone.
      ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
    } finally {
      WallClock.turn(InstantSource.system());
    }
  }

  private static void turn(Instant time) {
    WallClock.turn(InstantSource.fixed(time));
  }

  private void dayAndNight() throws InterruptedException {
    BillingApplication.bill(BILLS);
    say("noon");
    require(backlog() >= BILLS, "less than " + BILLS + " messages wait at noon");
    require(archive.count() == 0, "something was delivered at noon");

    turn(NIGHT);
    await(() -> backlog() == 0);
    say("night");
    require(archive.count() >= BILLS, "only " + archive.count() + " messages arrived");
  }

  private double backlog() {
    return meters.get("sealpost.backlog").gauge().value();
  }

  private void say(String when) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f messages wait, the archive has %d%n",
        when,
        backlog(),
        archive.count());
  }

  private static void await(BooleanSupplier there) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      require(System.nanoTime() - end < 0, "what waited was not delivered at night");
      Thread.sleep(LOOK.toMillis());
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalStateException(otherwise);
    }
  }
}
