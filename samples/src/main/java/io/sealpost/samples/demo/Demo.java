package io.sealpost.samples.demo;

import io.sealpost.testkit.Archive;
import io.sealpost.testkit.Collector;
import io.sealpost.testkit.Scheme;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The quick start: two applications log to one collector, and the verifier proves from the
 * collector's archive what is genuine, what was changed and what is missing.
 */
public final class Demo {
  private final Path directory;
  private final Path verifier;
  private final Narrator narrator = new Narrator(System.out);

  private Demo(Path directory, Path verifier) {
    this.directory = directory;
    this.verifier = verifier;
  }

  /**
   * Runs the demo; the exit status is 0 if everything was as promised.
   *
   * @param arguments an empty directory to work in, and the verifier's jar
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      new Demo(Path.of(arguments[0]), Path.of(arguments[1])).run();
    } catch (DemoFailure e) {
      System.out.flush();
      System.err.println("\nNot as promised: " + e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException, DemoFailure {
    narrator.step("Certificates for a collector and for two applications");
    Pki pki = Pki.create(directory.resolve("pki"));
    narrator.say("made for this run, thrown away afterwards");

    Path archive = directory.resolve("archive");
    collect(archive, pki);

    Proof proof = new Proof(archive, verifier, directory, narrator);
    narrator.step("The verifier reads the archive, trusting the two signing certificates");
    proof.everythingIsGenuine();
    narrator.step("One character is changed in a copy of the archive");
    proof.changeIsFound();
    narrator.step("One line is deleted from another copy");
    proof.deletionIsFound();
    narrator.end("All as promised.");
  }

  private void collect(Path file, Pki pki) throws IOException, InterruptedException, DemoFailure {
    narrator.step("A collector on this machine that lets nobody in without a certificate");
    try (Archive archive = Archive.inFile(file);
        Collector relp = Collector.start(Scheme.RELP_TLS, archive, pki.collector());
        Collector tls = Collector.start(Scheme.TLS, archive, pki.collector())) {
      narrator.say("%s and %s, one archive for both", relp.uri(), tls.uri());
      narrator.step("Two applications, each in a JVM of its own, log 1,000 events each");
      try (ChildJvm orders = Application.ORDERS.start(relp.uri(), pki.directory(), directory);
          ChildJvm payments = Application.PAYMENTS.start(tls.uri(), pki.directory(), directory)) {
        finish(Application.ORDERS, orders, relp);
        finish(Application.PAYMENTS, payments, tls);
      }
      long least = Application.values().length * (long) Application.EVENTS;
      DemoFailure.unless(archive.count() >= least, "only " + archive.count() + " messages arrived");
      narrator.say(
          "the archive holds %d messages: events, certificates, signatures", archive.count());
    }
  }

  private void finish(Application application, ChildJvm jvm, Collector collector)
      throws IOException, InterruptedException, DemoFailure {
    int status = jvm.await();
    jvm.printed().lines().forEach(narrator::quote);
    String name = application.appName();
    DemoFailure.unless(status == 0, name + " ended with status " + status);
    narrator.say("%-8s  %-7s  to %s", name, application.framework(), collector.uri());
  }
}
