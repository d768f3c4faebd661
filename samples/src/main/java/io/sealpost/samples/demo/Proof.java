package io.sealpost.samples.demo;

import io.sealpost.testkit.Archive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the verifier must say of the archive, and of two copies that were tampered with. */
final class Proof {
  private final Path archive;
  private final Path verifier;
  private final Path directory;
  private final Narrator narrator;

  Proof(Path archive, Path verifier, Path directory, Narrator narrator) {
    this.archive = archive;
    this.verifier = verifier;
    this.directory = directory;
    this.narrator = narrator;
  }

  void everythingIsGenuine() throws IOException, InterruptedException, DemoFailure {
    narrator.say("java -jar %s \\", verifier);
    for (Application application : Application.values()) {
      narrator.say(
          "  --trust-cert %s \\", directory.relativize(application.signerCertificate(directory)));
    }
    narrator.say("  -i %s", directory.relativize(archive));
    Verification found = verify(archive);
    found.spoken().forEach(narrator::quote);
    String signed = String.join("\n", found.signed());
    for (Application application : Application.values()) {
      for (int number = 1; number <= Application.EVENTS; number++) {
        String event = application.event(number);
        int first = signed.indexOf(event);
        boolean once = first >= 0 && first == signed.lastIndexOf(event);
        DemoFailure.unless(once, "not there, or there twice: " + event);
      }
    }
    expect(found, 0, 0, 0);
    narrator.say("every event is there, once, signed and unchanged: exit status 0");
  }

  void changeIsFound() throws IOException, InterruptedException, DemoFailure {
    List<byte[]> messages = new ArrayList<>(Archive.read(archive));
    int at = indexOf(messages, Application.ORDERS.event(500));
    String before = text(messages.get(at));
    String after = before.replace("60 EUR", "90 EUR");
    DemoFailure.unless(!after.equals(before), "no 60 EUR in " + before);
    messages.set(at, after.getBytes(StandardCharsets.UTF_8));
    narrator.say("before  %s", before);
    narrator.say("after   %s", after);
    Verification found = verify(copy("changed", messages));
    show(found);
    expect(found, Verification.FINDINGS, 1, 1);
    narrator.say("the genuine message is missing, and the other is nobody's: exit status 1");
  }

  void deletionIsFound() throws IOException, InterruptedException, DemoFailure {
    List<byte[]> messages = new ArrayList<>(Archive.read(archive));
    int at = indexOf(messages, Application.PAYMENTS.event(500));
    narrator.say("deleted %s", text(messages.remove(at)));
    Verification found = verify(copy("deleted", messages));
    show(found);
    expect(found, Verification.FINDINGS, 1, 0);
    narrator.say("it was signed, and it is gone: exit status 1");
  }

  private Verification verify(Path file) throws IOException, InterruptedException, DemoFailure {
    List<Path> certificates =
        Stream.of(Application.values()).map(a -> a.signerCertificate(directory)).toList();
    return Verification.of(file, verifier, certificates);
  }

  private void show(Verification found) {
    found.spoken().forEach(narrator::quote);
    found.signed().stream().filter(l -> l.endsWith("**** msg lost")).forEach(narrator::quote);
    found.unsigned().forEach(narrator::quote);
  }

  private static void expect(Verification found, int status, long lost, long unsigned)
      throws DemoFailure {
    boolean asExpected =
        found.status() == status
            && found.count("lost") == lost
            && found.count("unsigned") == unsigned
            && found.count("badBlocks") == 0;
    DemoFailure.unless(asExpected, "status " + found.status() + ", " + found.summary());
  }

  private Path copy(String name, List<byte[]> messages) throws IOException {
    Path file = directory.resolve(name);
    try (Archive copy = Archive.inFile(file)) {
      for (byte[] message : messages) {
        copy.add(message);
      }
    }
    return file;
  }

  private static int indexOf(List<byte[]> messages, String event) throws DemoFailure {
    for (int index = 0; index < messages.size(); index++) {
      if (text(messages.get(index)).contains(event)) {
        return index;
      }
    }
    throw new DemoFailure("not in the archive: " + event);
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}
