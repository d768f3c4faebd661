package io.sealpost.verify.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is held back comes out as it went in, whether it fits in memory or not. */
class SpoolTest {
  @TempDir Path directory;

  private static byte[] random(int octets) {
    byte[] random = new byte[octets];
    new SplittableRandom(5848).nextBytes(random);
    return random;
  }

  private static void write(byte[] octets, Spool spool) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    for (int at = 0; at < octets.length; ) {
      int part = Math.min(octets.length - at, random.nextInt(1, 3000));
      if (part == 1) {
        spool.write(octets[at]);
      } else {
        spool.write(octets, at, part);
      }
      at += part;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 1000, 65_536, 499_999, 500_000, 1_000_000})
  void octetsComeOutInOrder(long memoryOctets) throws IOException {
    byte[] octets = random(500_000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (Spool spool = new Spool(memoryOctets, directory)) {
      write(octets, spool);
      spool.writeTo(out);
    }

    assertThat(out.toByteArray()).isEqualTo(octets);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatFitsInMemoryNeedsNoFile() throws IOException {
    Path missing = directory.resolve("missing");
    try (Spool spool = new Spool(1000, missing)) {
      spool.write(random(1000));
      assertThatThrownBy(() -> spool.write(1)).hasMessageContaining("missing");
    }
  }

  @Test
  void nothingIsLeftOfWhatWasNeverWritten() throws IOException {
    try (Spool spool = new Spool(1, directory)) {
      spool.write(random(100_000));
    }
    assertThat(directory).isEmptyDirectory();
  }
}
