package io.sealpost.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.testing.SuppressForbidden;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process without a file handle to spare. */
final class HandlesExhaustedTest {
  private static final String SHELL = "/bin/bash";

  @TempDir Path directory;

  /** Uses up all handles, logs until it is refused, gives them back, logs on. */
  static final class Application {
    private Application() {}

    public static void main(String[] args) throws Exception {
      Path directory = Path.of(args[0]);
      JournalConfig config = config(directory, Mapping.valueOf(args[1]));
      List<String> reported = new ArrayList<>();
      Journal journal = Journal.open(config, 1, reported::add);
      journal.awaitRoom();
      require(Journals.append(journal, "number 0"), "the first");
      List<FileInputStream> hoard = new ArrayList<>();
      int number = 1;
      Appended appended = Appended.DONE;
      while (appended == Appended.DONE) {
        takeAll(hoard); // again and again: the preparer gives back what it has used
        byte[] message = ("number " + number + " " + "x".repeat(500)).getBytes(UTF_8);
        appended = journal.offer(message, 0, message.length);
        number += appended == Appended.DONE ? 1 : 0;
      }
      require(appended == Appended.DISK, "the disk is to blame, not: " + appended);
      for (FileInputStream kept : hoard) {
        kept.close();
      }
      awaitTaken(journal, "number " + number);
      require(reported.size() == 1, "told once: " + reported);
      require(Journals.read(journal).size() == number + 1, "all can be read");
      journal.close();
    }

    @SuppressForbidden("a child with few classes")
    private static void awaitTaken(Journal journal, String message) throws InterruptedException {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Journals.append(journal, message)) {
        require(System.nanoTime() < deadline, "nothing is taken again");
        Thread.sleep(20); // the preparer tries again by itself
      }
    }

    private static void takeAll(List<FileInputStream> hoard) {
      while (true) {
        try {
          hoard.add(new FileInputStream("/dev/null"));
        } catch (IOException e) { // too many open files
          return;
        }
      }
    }

    private static void require(boolean condition, String what) {
      if (!condition) {
        throw new IllegalStateException(what);
      }
    }
  }

  private static JournalConfig config(Path directory, Mapping mapping) {
    return Journals.config(directory, mapping, 256L * Journals.SEGMENT);
  }

  @ParameterizedTest
  @EnumSource(value = Mapping.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
  void withoutHandlesMessagesAreRefusedAndWithThemTakenAgainAndNothingAcceptedIsLost(
      Mapping mapping) throws Exception {
    assumeThat(Files.isExecutable(Path.of(SHELL))).as(SHELL).isTrue();
    List<String> limited = List.of(SHELL, "-c", "ulimit -n 128 && exec \"$0\" \"$@\"");

    Process child =
        ChildJvm.start(
            limited,
            Path.of(System.getProperty("java.home")),
            Application.class,
            directory.toString(),
            mapping.name());
    try {
      assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
    } finally {
      child.destroyForcibly();
    }

    assertThat(child.exitValue()).isZero();
    Warnings warnings = new Warnings();
    try (Journal journal = Journal.open(config(directory, mapping), 2, warnings)) {
      List<String> found = Journals.read(journal);
      for (int number = 0; number < found.size(); number++) {
        assertThat(found.get(number)).startsWith("number " + number);
      }
      assertThat(found).hasSizeGreaterThan(50);
    }
    assertThat(warnings.all()).isEmpty();
  }
}
