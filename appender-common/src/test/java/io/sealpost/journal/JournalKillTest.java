package io.sealpost.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sealpost.journal.JournalConfig.Mapping;
import io.sealpost.journal.Journals.Warnings;
import io.sealpost.journal.encryption.KeyRing;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code append} has returned for outlives a kill of the process. */
@Execution(ExecutionMode.CONCURRENT)
final class JournalKillTest {
  private static final Duration LONG = Duration.ofSeconds(60); // a JVM has to start
  private static final long MAX = 64L << 20;
  private static final int SEGMENT = 1 << 16; // many segments: kills hit their changes too

  @TempDir Path directory;

  /** Appends numbered messages for ever and notes, in mapped memory, how many were taken. */
  static final class Appender {
    private Appender() {}

    public static void main(String[] args) throws IOException {
      Path directory = Path.of(args[0]);
      MappedByteBuffer taken = counter(directory);
      JournalConfig config = config(directory, Mapping.valueOf(args[1]), ring(args[2]));
      Journal journal = Journal.open(config, 1, System.err::println);
      long number = taken.getLong(0);
      while (true) {
        byte[] message = message(number);
        if (journal.append(message, 0, message.length)) {
          taken.putLong(0, ++number);
        }
      }
    }
  }

  private static JournalConfig config(Path directory, Mapping mapping, KeyRing ring) {
    return Journals.config(directory, mapping, (int) (MAX / SEGMENT), SEGMENT).with(ring);
  }

  private static KeyRing ring(String encrypted) {
    return Boolean.parseBoolean(encrypted) ? KeyRing.of(Journals.key(1)) : KeyRing.NONE;
  }

  private static MappedByteBuffer counter(Path directory) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(directory.resolve("taken").toFile(), "rw")) {
      return file.getChannel().map(MapMode.READ_WRITE, 0, 8);
    }
  }

  private static byte[] message(long number) {
    return (number + " " + "x".repeat((int) (number % 300))).getBytes(UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "ALWAYS, false, 2",
    "ALWAYS, true, 3",
    "ALWAYS, false, 5",
    "NEVER, true, 2",
    "NEVER, false, 3",
    "NEVER, true, 5"
  })
  void killingTheProcessLosesNothingThatAppendReturnedFor(
      Mapping mapping, String encrypted, int thousands) throws Exception {
    MappedByteBuffer taken = counter(directory);
    for (int round = 1; round <= 2; round++) {
      long enough = (long) round * thousands * 1000;
      Process child =
          ChildJvm.start(Appender.class, directory.toString(), mapping.name(), encrypted);
      try {
        await().atMost(LONG).until(() -> !child.isAlive() || taken.getLong(0) >= enough);
        assertThat(child.isAlive()).as("the child runs").isTrue();
      } finally {
        child.destroyForcibly().waitFor();
      }
      taken.putLong(0, check(config(directory, mapping, ring(encrypted)), taken.getLong(0)));
    }
  }

  /** Returns how many there are: what was taken, and perhaps one of which the child never heard. */
  private long check(JournalConfig config, long taken) throws IOException {
    Warnings warnings = new Warnings();
    try (Journal journal = Journal.open(config, 2, warnings)) {
      List<String> found = Journals.read(journal);
      assertThat(found).hasSizeBetween((int) taken, (int) taken + 1);
      for (int number = 0; number < found.size(); number++) {
        assertThat(found.get(number)).isEqualTo(new String(message(number), UTF_8));
      }
      assertThat(journal.status().damaged()).isZero();
      assertThat(warnings.all()).isEmpty();
      return found.size();
    }
  }
}
