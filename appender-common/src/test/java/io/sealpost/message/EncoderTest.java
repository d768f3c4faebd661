package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("any-locale")
final class EncoderTest {
  private static final Instant TIME = Instant.parse("2026-11-21T04:05:06.123456789Z");
  private static final String START = "<134>1 2026-11-21T04:05:06.123456Z host app 42 ";

  @Test
  void aMessageHasAllItsParts() {
    SdElement element = element("mdc@32473", "user", "7", "order", "12");

    assertThat(encoded("ID47", List.of(element), "text"))
        .isEqualTo(START + "ID47 [mdc@32473 user=\"7\" order=\"12\"] text");
  }

  @Test
  void withoutStructuredDataThereIsNilvalueAndWithoutTextNoSpace() {
    assertThat(encoded("-", List.of(), "text")).isEqualTo(START + "- - text");
    assertThat(encoded("", List.of(), "")).isEqualTo(START + "- -");
    assertThat(encoded("-", List.of(element("a")), "")).isEqualTo(START + "- [a]");
  }

  @Test
  void theBufferIsEmptiedFirst() {
    OctetBuffer out = new OctetBuffer(1);
    Encoder encoder = new Encoder(config(Controls.ESCAPE, false));
    encoder.encode(message("-", List.of(), "a long text"), out);
    encoder.encode(message("-", List.of(), "text"), out);

    assertThat(string(out)).isEqualTo(START + "- - text");
  }

  @ParameterizedTest
  @CsvSource({"EMERGENCY, 128", "ALERT, 129", "ERROR, 131", "DEBUG, 135"})
  void priIsFacilityAndSeverity(Severity severity, int pri) {
    OctetBuffer out = new OctetBuffer(100);
    SyslogMessage message = new SyslogMessage(TIME, severity, "-", List.of(), "");
    new Encoder(config(Controls.ESCAPE, false)).encode(message, out);

    assertThat(string(out)).startsWith("<" + pri + ">1 2026");
  }

  @Test
  void msgIdIsCleanedAndCutTo32() {
    assertThat(encoded("a b\nc", List.of(), "")).isEqualTo(START + "a_b_c -");
    assertThat(encoded("m".repeat(32), List.of(), "")).isEqualTo(START + "m".repeat(32) + " -");
    assertThat(encoded("m".repeat(33), List.of(), "")).isEqualTo(START + "m".repeat(32) + " -");
  }

  @Test
  void valuesAreEscaped() {
    assertThat(encoded("-", List.of(element("a", "n", "\"]\\\\n[= ")), ""))
        .isEqualTo(START + "- [a n=\"\\\"\\]\\\\\\\\n[= \"]");
  }

  @Test
  void textIsNotEscapedLikeAValue() {
    assertThat(encoded("-", List.of(), "\"]\\[")).isEqualTo(START + "- - \"]\\[");
  }

  @Test
  void namesAreCleanedAndNamelessOnesNamed() {
    assertThat(encoded("-", List.of(element("a=b c", "d]\"e", "1", "", "2")), ""))
        .isEqualTo(START + "- [a_b_c d__e=\"1\" _=\"2\"]");
    assertThat(encoded("-", List.of(element("")), "")).isEqualTo(START + "- [_]");
    assertThat(encoded("-", List.of(element("ü😀x")), "")).isEqualTo(START + "- [__x]");
    assertThat(encoded("-", List.of(element("i".repeat(33), "n".repeat(40), "")), ""))
        .isEqualTo(START + "- [" + "i".repeat(32) + " " + "n".repeat(32) + "=\"\"]");
  }

  @Test
  void elementsWithOneIdAreMergedIntoTheFirst() {
    List<SdElement> elements =
        List.of(
            element("a", "x", "1"), element("b", "y", "2"), element("a", "x", "3"), element("B"));

    assertThat(encoded("-", elements, "")).isEqualTo(START + "- [a x=\"1\" x=\"3\"][b y=\"2\"][B]");
  }

  @Test
  void elementsWhoseIdsBecomeOneByCleaningAreMerged() {
    List<SdElement> elements =
        List.of(element("i".repeat(33), "x", "1"), element("i".repeat(34), "y", "2"));

    assertThat(encoded("-", elements, ""))
        .isEqualTo(START + "- [" + "i".repeat(32) + " x=\"1\" y=\"2\"]");
  }

  @Test
  void manyElementsKeepTheirOrder() {
    List<SdElement> elements = new ArrayList<>();
    StringBuilder expected = new StringBuilder(START + "- ");
    for (int i = 0; i < 50; i++) {
      elements.add(element("e" + i, "x", "1"));
      expected.append("[e" + i + " x=\"1\"" + (i == 3 ? " y=\"2\"" : "") + "]");
    }
    elements.add(element("e3", "y", "2"));

    assertThat(encoded("-", elements, "")).isEqualTo(expected.toString());
  }

  @Test
  void anApplicationCannotSendWhatLooksLikeABlock() {
    List<SdElement> elements = List.of(element("ssign", "VER", "0111"), element("ssign-cert"));

    assertThat(encoded("-", elements, ""))
        .isEqualTo(START + "- [ssign@32473 VER=\"0111\"][ssign-cert@32473]");
    assertThat(encoded("-", List.of(element("ssigned")), "")).isEqualTo(START + "- [ssigned]");
  }

  @ParameterizedTest
  @CsvSource({
    "ESCAPE, 'a#011b#012c#015#033#037d#000e'",
    "KEEP,   'a\tb\nc\r\u001b\u001fd#000e'",
    "SPACE,  'a b c   d#000e'"
  })
  void controlCharactersAreSentAsConfigured(Controls controls, String expected) {
    String text = "a\tb\nc\r\u001b\u001fd\u0000e";
    Encoder encoder = new Encoder(config(controls, false));

    assertThat(encoded(encoder, "-", List.of(element("a", "n", text)), text))
        .isEqualTo(START + "- [a n=\"" + expected + "\"] " + expected);
  }

  @Test
  void delAndTheControlsBehindAsciiAreSentAsTheyAre() {
    assertThat(encoded("-", List.of(), "\u007f\u0085\u2028x"))
        .isEqualTo(START + "- - \u007f\u0085\u2028x");
  }

  @ParameterizedTest
  @CsvSource({
    "ESCAPE, 'a\t \n\r\n  ', 'a#011'",
    "ESCAPE, ' a \u0000', ' a #000'",
    "KEEP,   'a\t\n', 'a\t'",
    "SPACE,  'a\t\n\u001f', 'a'",
    "SPACE,  'a\u0000\t', 'a#000'"
  })
  void spacesAndLineEndsAtTheVeryEndAreDropped(Controls controls, String text, String expected) {
    Encoder encoder = new Encoder(config(controls, false));

    assertThat(encoded(encoder, "-", List.of(), text)).isEqualTo(START + "- - " + expected);
  }

  @Test
  void aTextOfSpacesAndLineEndsIsNoText() {
    assertThat(encoded("-", List.of(), " \r\n ")).isEqualTo(START + "- -");
  }

  @Test
  void spacesAtTheEndOfAValueStay() {
    assertThat(encoded("-", List.of(element("a", "n", " \n ")), ""))
        .isEqualTo(START + "- [a n=\" #012 \"]");
  }

  @Test
  void allPlanesAreUtf8AndUnpairedSurrogatesAreReplaced() {
    assertThat(encoded("-", List.of(), "aä€😀\uffff")).isEqualTo(START + "- - aä€😀\uffff");
    assertThat(encoded("-", List.of(element("a", "n", "\ud83d")), "\ude00\ud83dx\ud83d"))
        .isEqualTo(START + "- [a n=\"\ufffd\"] \ufffd\ufffdx\ufffd");
  }

  @Test
  void bomIsSentWhereItIsWantedAndTheTextIsNotAscii() {
    Encoder encoder = new Encoder(config(Controls.ESCAPE, true));

    assertThat(encoded(encoder, "-", List.of(), "aä")).isEqualTo(START + "- - \ufeffaä");
    assertThat(encoded(encoder, "-", List.of(), "\ufeffä")).isEqualTo(START + "- - \ufeffä");
    assertThat(encoded(encoder, "-", List.of(element("a", "n", "ä")), "a"))
        .isEqualTo(START + "- [a n=\"ä\"] a");
    assertThat(encoded(encoder, "-", List.of(), "")).isEqualTo(START + "- -");
    assertThat(encoded("-", List.of(), "aä")).isEqualTo(START + "- - aä");
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z,           1970-01-01T00:00:00.000000Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999999Z",
    "2024-02-29T12:34:56.000001Z,    2024-02-29T12:34:56.000001Z",
    "0000-01-01T00:00:00Z,           0000-01-01T00:00:00.000000Z",
    "9999-12-31T23:59:59.5Z,         9999-12-31T23:59:59.500000Z",
    "-0001-12-31T23:59:59Z,          -",
    "+10000-01-01T00:00:00Z,         -"
  })
  void timestampsHaveMicrosecondsAndFourDigitsOfYear(Instant time, String expected) {
    Encoder encoder = new Encoder(config(Controls.ESCAPE, false));
    OctetBuffer out = new OctetBuffer(10);
    encoder.encode(new SyslogMessage(time, Severity.DEBUG, "-", List.of(), "x"), out);

    assertThat(string(out)).isEqualTo("<135>1 " + expected + " host app 42 - - x");
  }

  @Test
  void oneEncoderServesManyThreads() {
    Encoder encoder = new Encoder(config(Controls.ESCAPE, false));
    List<String> wrong =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(i -> secondsOf(encoder, i))
            .filter(found -> !found.isEmpty())
            .toList();

    assertThat(wrong).isEmpty();
  }

  private static String secondsOf(Encoder encoder, int i) {
    Instant time = Instant.ofEpochSecond(i % 60, 7000);
    OctetBuffer out = new OctetBuffer(10);
    encoder.encode(new SyslogMessage(time, Severity.DEBUG, "-", List.of(), "t" + i), out);
    String expected =
        String.format(
            Locale.ROOT, "<135>1 1970-01-01T00:00:%02d.000007Z host app 42 - - t%d", i % 60, i);
    return string(out).equals(expected) ? "" : string(out);
  }

  private static String encoded(String msgId, List<SdElement> elements, String text) {
    return encoded(new Encoder(config(Controls.ESCAPE, false)), msgId, elements, text);
  }

  private static String encoded(
      Encoder encoder, String msgId, List<SdElement> elements, String text) {
    OctetBuffer out = new OctetBuffer(10);
    encoder.encode(message(msgId, elements, text), out);
    return string(out);
  }

  private static SyslogMessage message(String msgId, List<SdElement> elements, String text) {
    return new SyslogMessage(TIME, Severity.INFORMATIONAL, msgId, elements, text);
  }

  private static EncoderConfig config(Controls controls, boolean bom) {
    Header header = new Header(Facility.LOCAL0, "host", "app", "42");
    return new EncoderConfig(header, 8000, controls, bom, 32473);
  }

  private static SdElement element(String id, String... namesAndValues) {
    List<SdParam> params = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.add(new SdParam(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new SdElement(id, params);
  }

  private static String string(OctetBuffer out) {
    return new String(out.toByteArray(), UTF_8);
  }
}
