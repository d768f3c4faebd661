package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A zlib stream, by the decompressor of the JDK. */
final class CompressedOutputTest {
  private static final int PIECE = 8 * 1024;

  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
  private final CompressedOutput out = new CompressedOutput(wire);
  private final Inflater inflater = new Inflater();

  @AfterEach
  void release() {
    out.release();
    inflater.end();
  }

  /** Returns what can be read of all that is on the wire. */
  private byte[] read() throws DataFormatException {
    inflater.reset();
    inflater.setInput(wire.toByteArray());
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] some = new byte[1024];
    for (int count = inflater.inflate(some); count > 0; count = inflater.inflate(some)) {
      read.write(some, 0, count);
    }
    return read.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whatIsFlushedCanBeReadAndAFurtherFlushPutsOutNothing() throws Exception {
    out.write(ascii("9 <13>1 a b"));
    out.write('\n');
    assertThat(read()).isEmpty();

    out.flush();
    assertThat(read()).isEqualTo(ascii("9 <13>1 a b\n"));
    assertThat(wire.toByteArray()).startsWith(0x78, 0x9c).endsWith(0, 0, 0xff, 0xff);

    int before = wire.size();
    out.flush();
    assertThat(wire.size()).isEqualTo(before);
    assertThat(inflater.finished()).isFalse();
  }

  @Test
  void endComesAfterAllThatWasWritten() throws Exception {
    out.write(ascii("not flushed"));
    out.finish();
    assertThat(read()).isEqualTo(ascii("not flushed"));
    assertThat(inflater.finished()).isTrue();
    assertThat(inflater.getRemaining()).isZero();
  }

  @Test
  void streamOfNothingHasAnEndToo() throws Exception {
    out.finish();
    assertThat(read()).isEmpty();
    assertThat(inflater.finished()).isTrue();
  }

  @Test
  void noMoreThanAPieceIsHeldAndEachOctetPutOutIsCountedOnce() throws Exception {
    Random random = new Random(3);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    long counted = 0;
    for (int i = 0; i < 500; i++) {
      byte[] octets = new byte[random.nextInt(i % 50 == 0 ? 100_000 : 400)];
      if (i % 3 == 0) {
        random.nextBytes(octets);
      }
      out.write(octets);
      written.write(octets);
      counted += out.takePut();
      assertThat(counted).as("seed 3, write %s", i).isEqualTo(wire.size());
      if (i % 10 == 0) {
        assertThat(read().length)
            .as("seed 3, write %s", i)
            .isGreaterThan(written.size() - PIECE)
            .isLessThanOrEqualTo(written.size());
      }
    }
    out.flush();
    assertThat(read()).isEqualTo(written.toByteArray());
    assertThat(counted + out.takePut()).isEqualTo(wire.size());
    assertThat(out.takePut()).isZero();
  }

  @Test
  void whatIsWrittenAfterTheReleaseFailsLikeAClosedConnection() throws IOException {
    out.write('a');
    out.release();
    out.release();
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> out.write('b'));
    assertThatExceptionOfType(IOException.class).isThrownBy(out::flush);
    assertThatExceptionOfType(IOException.class).isThrownBy(out::finish);
  }
}
