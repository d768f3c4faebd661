package io.sealpost.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The two ways to tell messages in a stream apart, octet by octet. */
final class FramingTest {
  private static String written(Framing framing, String message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] octets = ("<" + message + ">").getBytes(UTF_8);
    framing.write(out, octets, 1, octets.length - 2);
    return out.toString(UTF_8);
  }

  @Test
  void octetsAreCountedAndNotCharacters() throws IOException {
    assertThat(written(Framing.OCTET_COUNTING, "a\u20ac\nb")).isEqualTo("6 a\u20ac\nb");
  }

  @Test
  void lineEndsBehindAMessage() throws IOException {
    assertThat(written(Framing.LF, "a\u20ac b")).isEqualTo("a\u20ac b\n");
  }

  @Test
  void messageThatALineEndWouldTearIsNotWritten() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] octets = "a\nb".getBytes(UTF_8);

    assertThatThrownBy(() -> Framing.LF.write(out, octets, 0, octets.length))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line end");
    assertThat(out.size()).isZero();
  }

  @Test
  void emptyMessageHasNoCount() {
    assertThatThrownBy(() -> written(Framing.OCTET_COUNTING, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lineEndsAreForTcpOnly() {
    Duration second = Duration.ofSeconds(1);
    assertThat(Site.byLines(Site.plain("tcp://localhost:601", second)).framing())
        .isEqualTo(Framing.LF);
    assertThatThrownBy(() -> Site.byLines(Site.plain("relp://localhost:2514", second)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("framing");
  }
}
