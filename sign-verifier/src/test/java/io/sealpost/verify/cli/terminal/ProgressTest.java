package io.sealpost.verify.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The line that says how far a run has come. */
@Tag("any-locale")
class ProgressTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Terminal terminal =
      new Terminal(InputStream.nullInputStream(), OutputStream.nullOutputStream(), err, UTF_8);
  private long now = Long.MAX_VALUE - 1_000_000; // it overflows one day

  private Progress progress(OptionalLong total, boolean shown) {
    return new Progress(terminal, total, () -> now, shown);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private static void read(InputStream in, int octets) throws IOException {
    assertThat(in.read(new byte[octets])).isEqualTo(octets);
  }

  @Test
  void isShownFromTheThirdSecondOnAndEverySecond() throws IOException {
    Progress progress = progress(OptionalLong.of(20_000_000), true);
    InputStream in = progress.counted(new ByteArrayInputStream(new byte[20_000_000]));
    for (int i = 0; i < 1234; i++) {
      progress.countLine();
    }

    pass(Duration.ofMillis(2999));
    read(in, 1_000_000);
    assertThat(err.toString(UTF_8)).isEmpty();
    pass(Duration.ofMillis(1));
    read(in, 1_000_000);
    assertThat(err.toString(UTF_8)).isEqualTo("2 of 20 MB, 1,234 lines");
    err.reset();
    pass(Duration.ofMillis(999));
    read(in, 1_000_000);
    assertThat(err.toString(UTF_8)).isEmpty();
    pass(Duration.ofMillis(1));
    read(in, 7_000_000);
    assertThat(err.toString(UTF_8)).endsWith("\r10 of 20 MB, 1,234 lines");
  }

  @Test
  void totalIsLeftOutWhereItIsNotKnown() throws IOException {
    InputStream in =
        progress(OptionalLong.empty(), true).counted(new ByteArrayInputStream(new byte[2]));

    pass(Duration.ofSeconds(3));
    assertThat(in.read()).isZero();

    assertThat(err.toString(UTF_8)).isEqualTo("0 MB, 0 lines");
  }

  @Test
  void isClearedByWhatIsSaid() {
    terminal.show("1 MB");
    terminal.say("done");

    assertThat(err.toString(UTF_8)).isEqualTo("1 MB\r    \rdone\n");
  }

  @Test
  void isNotShownWhereNobodyLooks() throws IOException {
    InputStream in =
        progress(OptionalLong.empty(), false).counted(new ByteArrayInputStream(new byte[2]));

    pass(Duration.ofSeconds(30));
    assertThat(in.read()).isZero();

    assertThat(err.toString(UTF_8)).isEmpty();
  }
}
