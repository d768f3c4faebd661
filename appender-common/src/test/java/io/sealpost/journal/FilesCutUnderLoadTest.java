package io.sealpost.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.disk.SpoolFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process whose segments are cut short again and again, while its threads log. */
final class FilesCutUnderLoadTest {
  private static final int CUTS = 40;

  @TempDir Path directory;

  /** Appends in four threads until its input says so, then tells how that went. */
  static final class Appender {
    private static final AtomicReference<String> THROWN = new AtomicReference<>("nothing");
    private static final AtomicReference<byte[][]> MADE = new AtomicReference<>();

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private Appender() {}

    public static void main(String[] args) throws Exception {
      JournalConfig config = Journals.config(Path.of(args[0]), Mapping.ALWAYS, 256, 1 << 16);
      AtomicBoolean going = new AtomicBoolean(true);
      try (Journal journal = Journal.open(config, 1, what -> {})) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          int size = 20 + i * 2000; // over several pages too
          Thread thread = new Thread(() -> append(journal, size, going));
          threads.add(thread);
          thread.start();
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          System.out.println("going"); // answers each cut, so that they are spread over the run
        }
        going.set(false);
        for (Thread thread : threads) {
          thread.join();
        }
        settle(journal);
        boolean taken = Journals.append(journal, "and on");
        for (int i = 0; i < 100 && !taken; i++) {
          LockSupport.parkNanos(PAUSE); // until the preparer has made one
          taken = Journals.append(journal, "and on");
        }
        System.out.println("taken again: " + taken);
      }
      System.out.println("thrown: " + THROWN.get());
    }

    /** By one thread at a time, as the keeper would. */
    private static synchronized void settle(Journal journal) throws IOException {
      Journals.settle(journal);
    }

    private static void append(Journal journal, int size, AtomicBoolean going) {
      byte[] octets = "x".repeat(size).getBytes(UTF_8);
      try {
        for (int i = 0; going.get(); i++) {
          if (!journal.append(octets, 0, octets.length)) {
            settle(journal);
          }
          if (i % 16 == 0) {
            MADE.set(new byte[1][1 << 21]); // what the JVM owes to this thread it throws here
          }
        }
      } catch (Throwable e) {
        THROWN.compareAndSet("nothing", e.toString());
      }
    }
  }

  @Test
  void noThrowableReachesACaller() throws Exception {
    run(Path.of(System.getProperty("java.home")));
  }

  /** Faults are thrown at other moments there. */
  @Test
  void norOnALaterJvm() throws Exception {
    Optional<Path> later = ChildJvm.newestJdk();
    assumeThat(later).isPresent();
    run(later.get());
  }

  private void run(Path jdk) throws IOException, InterruptedException {
    Process child = ChildJvm.start(List.of(), jdk, Appender.class, directory.toString());
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), US_ASCII))) {
      for (int i = 0; i < CUTS; i++) {
        child.getOutputStream().write("cut\n".getBytes(US_ASCII));
        child.getOutputStream().flush();
        assertThat(out.readLine()).isEqualTo("going");
        cutAll(i % 3 * 5000L);
      }
      child.getOutputStream().close();
      assertThat(out.lines().toList()).containsExactly("taken again: true", "thrown: nothing");
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private void cutAll(long octets) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> SpoolFiles.isSegment(path.toString())).toList()) {
        try (FileChannel open = FileChannel.open(file, StandardOpenOption.WRITE)) {
          open.truncate(octets);
        } catch (NoSuchFileException e) {
          // The preparer was quicker.
        }
      }
    }
  }
}
