package io.sealpost.sign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("any-locale")
class PayloadBlockTest {
  private static final String TIME = "2009-05-03T14:00:39.519005+02:00";

  @ParameterizedTest
  @CsvSource({
    "2009-05-03T14:00:39.519005+02:00 N,        2009-05-03T14:00:39.519005+02:00, N",
    "'2009-05-03T14:00:39Z N ',                 2009-05-03T14:00:39Z,             N",
    "2009-05-03T14:00:39.5Z P AAAA,             2009-05-03T14:00:39.5Z,           P",
    "2009-05-03T14:00:39.5Z U anything at all,  2009-05-03T14:00:39.5Z,           U",
    "- x vendor,                                -,                                x",
  })
  void timeAndTypeAreReadAndTypesWithoutAKeyOfOursHaveNone(String text, String time, char type) {
    PayloadBlock payload = parse(text).orElseThrow();

    assertThat(payload.timestamp()).isEqualTo(time);
    assertThat(payload.type()).isEqualTo(type);
    assertThat(payload.key()).isEmpty();
    assertThat(payload.certificate()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        TIME,
        TIME + " ",
        TIME + " 1 AAAA",
        TIME + " NN",
        TIME + "  N",
        " " + TIME + " N",
        "yesterday N",
        "2009-05-03 N",
        TIME + " K AAAA\n",
        TIME + " é"
      })
  void anythingElseIsNoPayload(String text) {
    assertThat(parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"K", "K ", "K AAAA", "K !", "K MAA=", "C", "C AAAA", "C MAMCAQA=", "C  "})
  void keyThatCannotBeDecodedLeavesAPayloadWithoutOne(String blob) {
    PayloadBlock payload = parse(TIME + " " + blob).orElseThrow();

    assertThat(payload.type()).isEqualTo(blob.charAt(0));
    assertThat(payload.key()).isEmpty();
  }

  @Test
  void certificateWithoutAKeyOfOursIsKeptForItsFingerprint() {
    assertThat(parse(TIME + " C MAMCAQA=").orElseThrow().certificate().orElseThrow())
        .isEqualTo(Hex.octets("30 03 02 01 00"));
  }

  @Test
  void keyIsTheSameInstanceEachTime() throws Exception {
    PayloadBlock payload = ArchivedLog.read("rfc5848-examples.log").payload();

    assertThat(payload.key().orElseThrow()).isSameAs(payload.key().orElseThrow());
  }

  private static Optional<PayloadBlock> parse(String text) {
    return PayloadBlock.parse(text.getBytes(US_ASCII));
  }
}
