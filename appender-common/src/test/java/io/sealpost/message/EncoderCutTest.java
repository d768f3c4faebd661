package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header takes 52 octets here, so there are 428 for structured data and MSG. */
final class EncoderCutTest {
  private static final int MAX = 480;
  private static final int ROOM = 428;
  private static final String START = "<14>1 1970-01-01T00:00:00.000000Z host app 12345 M4 ";

  @Test
  void whatJustFitsIsSentWhole() {
    assertThat(encoded(List.of(), "x".repeat(ROOM - 2)))
        .hasSize(MAX)
        .isEqualTo(START + "- " + "x".repeat(ROOM - 2));
    assertThat(encoded(List.of(element("a", "n", "v".repeat(ROOM - 8))), "")).hasSize(MAX);
  }

  @Test
  void textIsCutAndTheOctetsCutAreSaid() {
    // Room is set aside for as many digits as all octets would need: one may stay unused.
    assertThat(encoded(List.of(), "x".repeat(1000)))
        .hasSize(MAX - 1)
        .isEqualTo(START + note(606) + " " + "x".repeat(394));
    assertThat(encoded(List.of(), "x".repeat(ROOM - 1)))
        .hasSize(MAX - 1)
        .isEqualTo(START + note(ROOM - 1 - 395) + " " + "x".repeat(395));
  }

  @Test
  void structuredDataIsKeptWholeWhenTextIsCut() {
    SdElement element = element("a", "n", "v".repeat(300));
    String text = "x".repeat(1000);

    assertThat(encoded(List.of(element), text))
        .isEqualTo(START + "[a n=\"" + "v".repeat(300) + "\"]" + note(914) + " " + "x".repeat(86));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void noCharacterIsCutInTheMiddle(int shift) {
    assertCutBetweenCharacters("x".repeat(shift) + "😀".repeat(200), 4);
    assertCutBetweenCharacters("x".repeat(shift) + "€".repeat(200), 3);
    assertCutBetweenCharacters("x".repeat(shift) + "ä".repeat(300), 2);
    assertCutBetweenCharacters("x".repeat(shift) + "\t".repeat(200), 4);
    assertCutBetweenCharacters("x".repeat(shift) + "\ud83d".repeat(200), 3);
  }

  private static void assertCutBetweenCharacters(String text, int octetsOfCharacter) {
    ParsedMessage whole = parsed(encode(100_000, List.of(), text));
    byte[] octets = encode(MAX, List.of(), text);
    ParsedMessage cut = parsed(octets);

    assertThat(octets.length).isBetween(MAX - octetsOfCharacter, MAX);
    assertThat(whole.text()).startsWith(cut.text());
    assertThat(cut.text().replace("#011", "")).doesNotContain("#");
    assertThat(cut.textLength() + truncated(cut)).isEqualTo(whole.textLength());
  }

  @Test
  void spacesBeforeTheCutAreDroppedAndCounted() {
    assertThat(encoded(List.of(), "x" + " ".repeat(ROOM) + "y"))
        .isEqualTo(START + note(ROOM + 1) + " x");
    assertThat(encoded(List.of(), " ".repeat(ROOM) + "y")).isEqualTo(START + note(ROOM + 1));
  }

  @Test
  void lastParametersAreLeftOutIfStructuredDataAloneIsTooLong() {
    SdElement first = element("a", "n", "v".repeat(381));
    SdElement second = element("b", "x", "1", "y", "2".repeat(20), "z", "3");

    // [a …][b] takes 392 octets and the note 32: no room for the 6 of a short parameter.
    assertThat(encoded(List.of(first, second), ""))
        .isEqualTo(START + "[a n=\"" + "v".repeat(381) + "\"][b]" + note(6 + 25 + 6));
  }

  @Test
  void textTakesTheRoomThatALeftOutParameterDidNot() {
    SdElement element = element("a", "trace", "t".repeat(500));

    assertThat(encoded(List.of(element), "boom")).isEqualTo(START + "[a]" + note(509) + " boom");
  }

  @Test
  void anElementThatHasNoRoomIsLeftOutWithAllThatFollows() {
    SdElement first = element("a", "n", "v".repeat(388));

    assertThat(encoded(List.of(first, element("bb"), element("c")), "t".repeat(40)))
        .isEqualTo(START + "[a n=\"" + "v".repeat(388) + "\"]" + note(4 + 3 + 40));
  }

  @Test
  void theNoteIsMergedIntoAnElementOfTheApplicationWithItsId() {
    List<SdElement> elements = List.of(element("sealpost@32473", "n", "1"), element("a", "m", "2"));

    assertThat(encoded(elements, "x".repeat(500)))
        .isEqualTo(
            START + "[sealpost@32473 n=\"1\" truncated=\"120\"][a m=\"2\"] " + "x".repeat(380));
  }

  @Test
  void theNoteIsAddedIfTheElementWithItsIdWasLeftOut() {
    List<SdElement> elements =
        List.of(element("a", "m", "v".repeat(600)), element("sealpost@32473", "n", "1"));

    assertThat(encoded(elements, "")).isEqualTo(START + "[a]" + note(605 + 16 + 6));
  }

  @Test
  void thousandsOfElementsAreCutInReasonableTime() {
    List<SdElement> elements = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      elements.add(element("e" + i));
    }

    byte[] octets = encode(MAX, elements, "text");
    assertThat(octets.length).isBetween(MAX - 8, MAX);
    assertThat(parsed(octets).elements()).hasSizeGreaterThan(50);
  }

  @Test
  void hugeTextDoesNotMakeTheBufferHuge() {
    OctetBuffer out = new OctetBuffer(10);
    encoder(MAX, Controls.ESCAPE, false).encode(message(List.of(), "x".repeat(5_000_000)), out);

    assertThat(out.array().length).isLessThan(10 * MAX);
    assertThat(truncated(parsed(out.toByteArray()))).isEqualTo(5_000_000 - 391);
  }

  @ParameterizedTest
  @EnumSource(Controls.class)
  void bomFitsAsWell(Controls controls) {
    OctetBuffer out = new OctetBuffer(10);
    encoder(MAX, controls, true).encode(message(List.of(), "ä".repeat(MAX)), out);

    ParsedMessage parsed = parsed(out.toByteArray());
    assertThat(out.length()).isBetween(MAX - 1, MAX);
    assertThat(parsed.text()).startsWith("\ufeffää");
    assertThat(parsed.textLength() - 3 + truncated(parsed)).isEqualTo(2 * MAX);
  }

  @Test
  void theWidestHeaderLeavesRoomForTheNote() {
    String wide = "w".repeat(300);
    Header header = new Header(Facility.LOCAL7, wide, wide, wide);
    OctetBuffer out = new OctetBuffer(10);
    SyslogMessage message =
        new SyslogMessage(
            Instant.EPOCH, Severity.DEBUG, wide, List.of(element(wide, wide, wide)), wide);
    new Encoder(new EncoderConfig(header, 547, Controls.ESCAPE, true, 4294967295L))
        .encode(message, out);

    assertThat(out.length()).isLessThanOrEqualTo(547);
    assertThat(parsed(out.toByteArray()).element("sealpost@4294967295")).isPresent();
  }

  private static String note(int truncated) {
    return "[sealpost@32473 truncated=\"" + truncated + "\"]";
  }

  private static long truncated(ParsedMessage message) {
    String value =
        message.element("sealpost@32473").orElseThrow().param("truncated").orElseThrow().value();
    return Long.parseLong(value);
  }

  private static String encoded(List<SdElement> elements, String text) {
    return new String(encode(MAX, elements, text), UTF_8);
  }

  private static byte[] encode(int max, List<SdElement> elements, String text) {
    OctetBuffer out = new OctetBuffer(10);
    encoder(max, Controls.ESCAPE, false).encode(message(elements, text), out);
    return out.toByteArray();
  }

  private static Encoder encoder(int max, Controls controls, boolean bom) {
    Header header = new Header(Facility.USER, "host", "app", "12345");
    return new Encoder(new EncoderConfig(header, max, controls, bom, 32473));
  }

  private static SyslogMessage message(List<SdElement> elements, String text) {
    return new SyslogMessage(Instant.EPOCH, Severity.INFORMATIONAL, "M4", elements, text);
  }

  private static ParsedMessage parsed(byte[] octets) {
    return ParsedMessage.parse(octets, 0, octets.length).orElseThrow();
  }

  private static SdElement element(String id, String... nameAndValue) {
    List<SdParam> params = new ArrayList<>();
    for (int i = 0; i < nameAndValue.length; i += 2) {
      params.add(new SdParam(nameAndValue[i], nameAndValue[i + 1]));
    }
    return new SdElement(id, Collections.unmodifiableList(params));
  }
}
