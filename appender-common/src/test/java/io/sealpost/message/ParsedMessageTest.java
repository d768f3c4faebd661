package io.sealpost.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealpost.message.ParsedMessage.ParsedElement;
import io.sealpost.message.ParsedMessage.ParsedParam;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParsedMessageTest {
  private static final String FULL =
      "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com evntslog 8710 ID47"
          + " [exampleSDID@32473 iut=\"3\" eventSource=\"Application\" eventID=\"1011\"]"
          + "[examplePriority@32473 class=\"high\"] An application event log entry";

  @Test
  void headerFieldsOfTheExampleOfTheStandardAreFound() {
    ParsedMessage message = parsed(FULL);

    assertThat(message.pri()).isEqualTo(165);
    assertThat(message.timestamp()).isEqualTo("2003-10-11T22:14:15.003Z");
    assertThat(message.hostname()).isEqualTo("mymachine.example.com");
    assertThat(message.appName()).isEqualTo("evntslog");
    assertThat(message.procId()).isEqualTo("8710");
    assertThat(message.msgId()).isEqualTo("ID47");
    assertThat(message.text()).isEqualTo("An application event log entry");
  }

  @Test
  void elementsAndParametersSayWhereTheyLie() {
    ParsedMessage message = parsed(FULL);

    ParsedElement element = message.elements().get(0);
    ParsedParam param = element.params().get(1);
    assertThat(FULL.substring(element.from(), element.to()))
        .startsWith("[exampleSDID@32473 iut")
        .endsWith("eventID=\"1011\"]");
    assertThat(FULL.substring(param.from(), param.to())).isEqualTo("eventSource=\"Application\"");
    assertThat(FULL.substring(param.valueFrom(), param.valueTo())).isEqualTo("Application");
    assertThat(message.elements().get(1).params()).extracting(ParsedParam::value).contains("high");
    assertThat(FULL.substring(message.dataFrom(), message.dataTo()))
        .startsWith("[exampleSDID")
        .endsWith("high\"]");
  }

  @Test
  void anElementIsFoundByItsExactIdOnly() {
    ParsedMessage message =
        parsed("<0>1 - - - - - [ssign-cert][x ssign=\"ssign\"][y a=\"[ssign\"]");

    assertThat(message.hasElement(ascii("ssign-cert"))).isTrue();
    assertThat(message.hasElement(ascii("y"))).isTrue();
    assertThat(message.hasElement(ascii("ssign"))).isFalse();
    assertThat(message.hasElement(ascii("Y"))).isFalse();
    assertThat(message.hasElement(ascii(""))).isFalse();
    assertThat(message.hasElement(ascii("ssign-cert][x"))).isFalse();
    assertThat(message.element("x").flatMap(x -> x.param("ssign"))).isPresent();
    assertThat(message.element("ssign")).isEmpty();
  }

  @Test
  void noElementIsFoundInTheTextOfAMessageWithoutStructuredData() {
    ParsedMessage message = parsed("<0>1 - - - - - - [ssign VER=\"0111\"]");

    assertThat(message.elements()).isEmpty();
    assertThat(message.hasElement(ascii("ssign"))).isFalse();
    assertThat(message.element("ssign")).isEmpty();
  }

  @Test
  void theFirstOfTwoElementsWithOneIdIsReturned() {
    ParsedMessage message = parsed("<0>1 - - - - - [a n=\"1\"][a n=\"2\"]");

    assertThat(message.element("a").orElseThrow().params().get(0).value()).isEqualTo("1");
    assertThat(message.elements()).hasSize(2);
  }

  /** Values are searched eight octets at a time. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 7, 8, 9, 15, 16, 17, 40})
  void whereAValueEndsDoesNotDependOnItsLength(int length) {
    String plain = "\u00e9!#[Z^~\u0080".repeat(length).substring(0, length);

    assertThat(value("[x@1 a=\"" + plain + "\"]")).contains(plain);
    assertThat(value("[x@1 a=\"" + plain + "\\\"" + plain + "\"]")).contains(plain + "\"" + plain);
    assertThat(value("[x@1 a=\"" + plain + "]\"]")).isEmpty();
    assertThat(value("[x@1 a=\"" + plain)).isEmpty();
    assertThat(value("[x@1 a=\"" + plain + "\\")).isEmpty();
  }

  @Test
  void escapesAreUndoneAndOtherBackslashesStay() {
    assertThat(valueOf("\\\"\\\\\\]")).isEqualTo("\"\\]");
    assertThat(valueOf("C:\\temp\\n")).isEqualTo("C:\\temp\\n");
    assertThat(valueOf("\\\\")).isEqualTo("\\");
    assertThat(valueOf("")).isEmpty();
    assertThat(valueOf("\u00e4\u20ac\ud83d\ude00 \t\n[=")).isEqualTo("ä€😀 \t\n[=");
  }

  @Test
  void octetsThatAreNoUtf8AreReplacedInStringsAndKeptInOffsets() {
    byte[] octets = "<0>1 - h\u00ff - - - [a n=\"\u00fc\"] \u00ff".getBytes(ISO_8859_1);

    ParsedMessage message = ParsedMessage.parse(octets, 0, octets.length).orElseThrow();
    ParsedParam param = message.elements().get(0).params().get(0);
    assertThat(message.hostname()).isEqualTo("h\ufffd");
    assertThat(param.value()).isEqualTo("\ufffd");
    assertThat(param.valueTo() - param.valueFrom()).isEqualTo(1);
    assertThat(message.textLength()).isEqualTo(1);
  }

  @Test
  void noTextAndEmptyTextAreDifferent() {
    ParsedMessage none = parsed("<0>1 - - - - - [a]");
    ParsedMessage empty = parsed("<0>1 - - - - - [a] ");

    assertThat(none.hasText()).isFalse();
    assertThat(none.textFrom()).isEqualTo(none.to());
    assertThat(none.textLength()).isZero();
    assertThat(none.text()).isEmpty();
    assertThat(empty.hasText()).isTrue();
    assertThat(empty.textFrom()).isEqualTo(empty.to());
    assertThat(empty.textLength()).isZero();
    assertThat(parsed("<0>1 - - - - - -  ").textLength()).isEqualTo(1);
  }

  @Test
  void aMessageInTheMiddleOfAnArrayEndsWhereItIsSaid() {
    byte[] octets = ascii("<1>1 - a - - - -<2>1 - b - - - - text<3>1");

    ParsedMessage message = ParsedMessage.parse(octets, 16, 37).orElseThrow();
    assertThat(message.octets()).isSameAs(octets);
    assertThat(message.from()).isEqualTo(16);
    assertThat(message.to()).isEqualTo(37);
    assertThat(message.hostname()).isEqualTo("b");
    assertThat(message.text()).isEqualTo("text");
    assertThat(ParsedMessage.parse(octets, 0, 16)).isPresent();
    assertThat(ParsedMessage.parse(octets, 0, 15)).isEmpty();
  }

  @Test
  void aRangeOutsideOfTheArrayIsTheCallersFault() {
    assertThatThrownBy(() -> ParsedMessage.parse(new byte[3], 0, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<0>1 - - - - - -",
        "<191>1 - - - - - -",
        "<13>1 not-a-date h\u007f a\u00e9 p m -",
        "<13>1 - - - - - [a]",
        "<13>1 - - - - - [a][a]",
        "<13>1 - - - - - [a b=\"\"] x",
        "<13>1 - - - - - [a b=\"\" b=\"\"]",
        "<13>1 - - - - - [a[b c=\"d\"]",
        "<13>1 - - - - - [a-name-of-more-than-thirty-two-octets b=\"\"]",
        "<13>1 - - - - - [a b=\"\\x\"]",
        "<13>1 - - - - - - \u0000\n"
      })
  void wellFormedMessagesAreAccepted(String message) {
    assertThat(parse(message)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "<>1 - - - - - -",
        "<192>1 - - - - - -",
        "<1000>1 - - - - - -",
        "<00>1 - - - - - -",
        "<013>1 - - - - - -",
        "<-1>1 - - - - - -",
        "<1",
        "<13",
        "<13>",
        "<13>1",
        "<13>2 - - - - - -",
        "<13>10 - - - - - -",
        "13>1 - - - - - -",
        " <13>1 - - - - - -",
        "<13>Oct 11 22:14:15 mymachine su: old style",
        "<13>1  - - - - -",
        "<13>1 - - - - -",
        "<13>1 - - - - - ",
        "<13>1 - -  - - -",
        "<13>1 - a\tb - - - -",
        "<13>1 - a\nb - - - -"
      })
  void messagesWithAMalformedHeaderAreRefused(String message) {
    assertThat(parse(message)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "--",
        "-[a]",
        "[",
        "[]",
        "[ a]",
        "[a",
        "[a ]",
        "[a b]",
        "[a b=]",
        "[a b=\"]",
        "[a b=\"c]",
        "[a b=\"c\"",
        "[a b=c]",
        "[a b=\"c\" ]",
        "[a  b=\"c\"]",
        "[a b=\"c\"d=\"e\"]",
        "[a b =\"c\"]",
        "[a =\"c\"]",
        "[a=\"c\"]",
        "[a b=\"]\"]",
        "[a b=\"\\\"]",
        "[a b=\"\"\"]",
        "[a\"]",
        "[a\u007f]",
        "[\u00e9]",
        "[a]x",
        "[a]-",
        "[a][",
        "[a]]"
      })
  void malformedStructuredDataIsRefused(String data) {
    assertThat(parse("<13>1 - - - - - " + data)).isEmpty();
    assertThat(parse("<13>1 - - - - - " + data + " text")).isEmpty();
  }

  private static Optional<String> value(String data) {
    byte[] octets = ("<0>1 - - - - - " + data).getBytes(UTF_8);
    return ParsedMessage.parse(octets, 0, octets.length)
        .map(message -> message.elements().get(0).params().get(0).value());
  }

  private static String valueOf(String written) {
    ParsedMessage message = parsed("<0>1 - - - - - [a n=\"" + written + "\"] text");
    return message.elements().get(0).params().get(0).value();
  }

  private static ParsedMessage parsed(String message) {
    return parse(message).orElseThrow();
  }

  private static Optional<ParsedMessage> parse(String message) {
    byte[] octets = message.getBytes(UTF_8);
    return ParsedMessage.parse(octets, 0, octets.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
