package io.sealpost.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.threads.Bell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callers by the thousand, on a JDK that has virtual threads, if one is installed. */
final class VirtualThreadsTest {
  private static final int THREADS = 10_000;
  private static final int EACH = 10;

  @TempDir Path directory;

  /** Logs from virtual threads while another thread reads and frees; exits with 0 at the end. */
  static final class Application {
    private Application() {}

    public static void main(String[] args) throws Exception {
      Mapping mapping = Mapping.valueOf(args[1]);
      JournalConfig config = Journals.config(Path.of(args[0]), mapping, 16L * Journals.SEGMENT);
      // Not known to the compiler: the floor is Java 17.
      Executor threads =
          (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      try (Journal journal = Journal.open(config, 1, what -> System.err.println(what))) {
        for (int thread = 0; thread < THREADS; thread++) {
          int id = thread;
          threads.execute(() -> appendAll(journal, id));
        }
        readAll(journal);
      }
    }

    private static void appendAll(Journal journal, int thread) {
      for (int number = 0; number < EACH; number++) {
        while (!Journals.append(journal, thread + " " + number)) {
          LockSupport.parkNanos(100_000);
        }
      }
    }

    private static void readAll(Journal journal) throws IOException {
      Bell bell = new Bell();
      journal.addBell(bell);
      Map<String, Integer> next = new HashMap<>();
      int read = 0;
      try (JournalReader reader = journal.reader(0)) {
        while (read < THREADS * EACH) {
          bell.arm();
          while (reader.next(journal.end())) {
            String[] words = Journals.text(reader).split(" ", -1);
            int expected = next.merge(words[0], 1, Integer::sum) - 1;
            if (Integer.parseInt(words[1]) != expected) {
              throw new IllegalStateException("thread " + words[0] + " at " + words[1]);
            }
            read++;
          }
          // No more than was read: what is behind that must not be freed.
          journal.confirm(reader.position());
          journal.seal(journal.end(), journal.status().unsealed());
          journal.force();
          journal.checkpoint();
          bell.await(TimeUnit.MILLISECONDS.toNanos(10));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Mapping.class, names = "AUTO", mode = EnumSource.Mode.EXCLUDE)
  void tenThousandVirtualThreadsAllArriveEachInItsOrder(Mapping mapping) throws Exception {
    Optional<Path> jdk = ChildJvm.newestJdk();
    assumeThat(jdk).as("a JDK of 21 or later: JAVA25_HOME or under /usr/lib/jvm").isPresent();

    Process child =
        ChildJvm.start(
            List.of(), jdk.get(), Application.class, directory.toString(), mapping.name());
    try {
      assertThat(child.waitFor(120, TimeUnit.SECONDS)).as("comes to an end").isTrue();
    } finally {
      child.destroyForcibly();
    }

    assertThat(child.exitValue()).isZero();
  }
}
