package io.sealpost;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.journal.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events for which there is no memory, in a JVM of which the heap is full. */
@Timeout(60)
final class NoMemoryTest {
  @TempDir private Path spool;

  @Test
  void
      whatCannotBeFilteredIsReadAndWhatCannotBeReadOrEncodedIsCountedAndNothingIsThrownAndTheNextOneIsTaken()
          throws IOException {
    Process application = ChildJvm.start(HeaplessApplication.class, spool.toString());
    try {
      String said = new String(application.getInputStream().readAllBytes(), US_ASCII);
      assertThat(said.strip()).isEqualTo(HeaplessApplication.result(0, true, 0, true));
    } finally {
      application.destroyForcibly();
    }
  }
}
