package io.sealpost.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RelpFrameTest {
  private static final int LONGEST = 100;

  @Test
  void messageIsWrittenWithItsOctetsAndATrailer() throws IOException {
    byte[] message = {'x', '<', '1', '3', '>', '\n', (byte) 0xe4, 'x'};
    assertThat(written(2, "syslog", message, 1, 6))
        .isEqualTo("32 20 7379736c6f67 20 36 20 3c31333e0ae4 0a".replace(" ", ""));
  }

  @Test
  void frameWithoutDataHasNoSpaceBehindItsLength() throws IOException {
    assertThat(written(3, "close", new byte[0], 0, 0))
        .isEqualTo("33 20 636c6f7365 20 30 0a".replace(" ", ""));
  }

  private static String written(int transaction, String command, byte[] data, int from, int length)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RelpFrame.write(out, transaction, command, data, from, length);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  @Test
  void framesAreReadOneByOne() throws ProtocolException {
    ByteBuffer buffer = octets("2 rsp 6 200 OK\n3 rsp 0\n0 serverclose 0\n");
    assertThat(RelpFrame.read(buffer, LONGEST)).hasValue(new RelpFrame(2, "rsp", "200 OK"));
    assertThat(RelpFrame.read(buffer, LONGEST)).hasValue(new RelpFrame(3, "rsp", ""));
    assertThat(RelpFrame.read(buffer, LONGEST).orElseThrow().isHint("serverclose")).isTrue();
    assertThat(RelpFrame.read(buffer, LONGEST)).isEmpty();
    assertThat(buffer.hasRemaining()).isFalse();
  }

  @Test
  void dataMayHoldTheTrailersOctet() throws ProtocolException {
    assertThat(RelpFrame.read(octets("1 rsp 3 a\nb\n"), LONGEST))
        .hasValue(new RelpFrame(1, "rsp", "a\nb"));
  }

  @Test
  void frameThatIsCutAnywhereLeavesTheBufferAsItWas() throws ProtocolException {
    String frame = "999999999 rsp 6 200 OK\n";
    for (int length = 0; length < frame.length(); length++) {
      ByteBuffer buffer = octets(frame.substring(0, length));
      assertThat(RelpFrame.read(buffer, LONGEST)).as(frame.substring(0, length)).isEmpty();
      assertThat(buffer.remaining()).isEqualTo(length);
    }
    assertThat(RelpFrame.read(octets(frame), LONGEST)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " rsp 0\n",
        "x rsp 0\n",
        "1234567890 rsp 0\n",
        "1  rsp 0\n",
        "1 r2 0\n",
        "1 abcdefghijklmnopqrstuvwxyzabcdefg 0\n",
        "1 rsp x\n",
        "1 rsp 0 \n",
        "1 rsp 1\nx\n",
        "1 rsp 1 xx\n",
        "1 rsp 101 ",
        "HTTP/1.1 400 Bad Request",
      })
  void whatIsNotAFrameIsRefused(String text) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> RelpFrame.read(octets(text), LONGEST))
        .withMessageStartingWith("not RELP");
  }

  @Test
  void longestFrameIsAccepted() throws ProtocolException {
    assertThat(RelpFrame.read(octets("1 rsp 100 " + "x".repeat(LONGEST) + "\n"), LONGEST))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({"'200 OK', 200, OK, ''", "'500 no\tway', 500, no?way, ''", "200, 200, '', ''"})
  void answerHasACodeAndPrintableText(String data, int code, String text, String rest)
      throws ProtocolException {
    assertThat(RelpAnswer.of(new RelpFrame(1, "rsp", data)))
        .isEqualTo(new RelpAnswer(code, text, rest));
  }

  @Test
  void answerToOpenCarriesOffers() throws ProtocolException {
    RelpAnswer answer = RelpAnswer.of(new RelpFrame(1, "rsp", "200 OK\na=b\nc=d"));
    assertThat(answer.data()).isEqualTo("a=b\nc=d");
    assertThat(answer.isOk()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "20", "2000 OK", "200OK"})
  void answerWithoutCodeIsRefused(String data) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> RelpAnswer.of(new RelpFrame(7, "rsp", data)))
        .withMessageContaining("transaction 7");
  }

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
