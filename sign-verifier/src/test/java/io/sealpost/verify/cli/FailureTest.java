package io.sealpost.verify.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sealpost.verify.cli.terminal.Failure;
import io.sealpost.verify.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is thrown: a line in words, and never the status of findings. */
@Tag("any-locale")
class FailureTest {
  private static CommandRun runWith(InputStream in, OutputStream out) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Main.run(new Terminal(in, out, err, UTF_8), "-");
    return new CommandRun(status, "", err.toString(UTF_8));
  }

  private static InputStream throwing(Error error) {
    return new InputStream() {
      @Override
      public int read() {
        throw error;
      }

      @Override
      public int read(byte[] target, int from, int length) {
        throw error;
      }
    };
  }

  @Test
  void lackOfMemoryIsSaidInWords() {
    CommandRun run =
        runWith(throwing(new OutOfMemoryError("Java heap space")), OutputStream.nullOutputStream());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("sealpost-verifier: out of memory", "-Xmx");
    assertThat(run.err().lines()).hasSize(2);
  }

  @Test
  void lackOfMemoryOfAnotherThreadIsSaidInWords() {
    Exception failure =
        new IllegalStateException("verification failed", new OutOfMemoryError("Java heap space"));

    assertThat(Failure.describe(failure)).startsWith("out of memory");
  }

  @Test
  void unexpectedFailureSaysWhatAndWhere() {
    Exception failure = new IllegalStateException("outer", new ArithmeticException("/ by zero"));

    assertThat(Failure.describe(failure))
        .startsWith("unexpected failure, please report it: ")
        .contains("ArithmeticException: / by zero at io.sealpost.verify.cli.FailureTest.");
  }

  @Test
  void standardInputThatCannotBeReadIsNamed() {
    InputStream closed = InputStream.nullInputStream();
    assertThatCode(closed::close).doesNotThrowAnyException();

    CommandRun run = runWith(closed, OutputStream.nullOutputStream());

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("-: Stream closed");
  }
}
