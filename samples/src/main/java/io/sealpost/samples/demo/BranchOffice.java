package io.sealpost.samples.demo;

import io.sealpost.samples.log4j2.Till;
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
import org.apache.logging.log4j.LogManager;

/**
 * A day of a branch office in some seconds: errors arrive at noon, all else when the clock is
 * turned to the night. Its appender is in {@code branch-office.xml}.
 */
public final class BranchOffice {
  // A Tuesday, in Europe/Helsinki.
  private static final Instant NOON = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant EVENING = Instant.parse("2026-11-24T20:00:00Z");
  // As stagger in the configuration.
  private static final Duration STAGGER = Duration.ofMinutes(45);

  private static final int RECEIPTS = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Path directory;
  private final Narrator narrator;

  private BranchOffice(Path directory, Narrator narrator) {
    this.directory = directory;
    this.narrator = narrator;
  }

  /**
   * Runs it; the exit status is 0 if everything was as promised.
   *
   * @param arguments an empty directory to work in; more is ignored
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      new BranchOffice(Path.of(arguments[0]), new Narrator(System.out)).run();
    } catch (DemoFailure e) {
      System.out.flush();
      System.err.println("\nNot as promised: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException, DemoFailure {
    narrator.step("The centre: a collector that lets nobody in without a certificate");
    Path pki = directory.resolve("pki");
    CollectorTls tls = certificates(pki);
    try (Archive archive = Archive.inFile(directory.resolve("archive"));
        Collector centre = Collector.start(Scheme.RELP_TLS, archive, tls)) {
      narrator.say("%s", centre.uri());
      turn(NOON);
      configure(centre, pki);
      day(archive);
      night(archive);
      LogManager.shutdown();
    } finally {
      WallClock.turn(InstantSource.system());
    }
    narrator.end("All as promised.");
  }

  private static CollectorTls certificates(Path directory) {
    TestAuthority authority = TestAuthority.create(directory, "ca");
    authority.certificate("till").forClients().issue();
    TestCertificate server = authority.certificate("centre").host("localhost").forServers().issue();
    return new CollectorTls(server.cert(), server.key(), authority.certificate());
  }

  private static void turn(Instant time) {
    WallClock.turn(InstantSource.fixed(time));
  }

  private void configure(Collector centre, Path pki) {
    System.setProperty("collector", centre.uri());
    System.setProperty("pki", pki.toString());
    System.setProperty("spool", directory.resolve("spool").toString());
    System.setProperty("log4j2.configurationFile", "classpath:branch-office.xml");
  }

  private void day(Archive archive) throws IOException, InterruptedException, DemoFailure {
    narrator.step(
        String.format(
            Locale.ROOT,
            "Noon: the till logs %,d receipts, and that its drawer is stuck",
            RECEIPTS));
    Till.sell(RECEIPTS);
    await("the error", () -> count(archive, "drawer") == 1);
    DemoFailure.unless(count(archive, "receipt") == 0, "receipts came at noon");
    narrator.say("the error is at the centre, signed; the receipts wait on disk");
  }

  private void night(Archive archive) throws IOException, InterruptedException, DemoFailure {
    narrator.step("The clock is turned to a quarter to eleven");
    turn(EVENING.plus(STAGGER));
    await("the receipts", () -> count(archive, "receipt") == RECEIPTS);
    narrator.say("all %,d receipts are there, at 256 KB a second at most", RECEIPTS);
  }

  private static long count(Archive archive, String word) {
    return archive.texts().stream().filter(text -> text.contains(" " + word + " ")).count();
  }

  private static void await(String what, BooleanSupplier there)
      throws InterruptedException, DemoFailure {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      DemoFailure.unless(System.nanoTime() - end < 0, what + " did not arrive");
      Thread.sleep(LOOK.toMillis());
    }
  }
}
