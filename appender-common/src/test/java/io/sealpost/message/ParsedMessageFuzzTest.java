package io.sealpost.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealpost.message.ParsedMessage.ParsedElement;
import io.sealpost.message.ParsedMessage.ParsedParam;
import io.sealpost.testing.Excerpt;
import io.sealpost.testing.Thorough;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Compares the parser with the grammar as a regular expression, one character an octet. */
final class ParsedMessageFuzzTest {
  private static final String FIELD = "([^\\x00-\\x20]+) ";
  private static final String NAME = "[!#-<>-\\\\^-~]+";
  private static final String VALUE = "(?:\\\\[\"\\\\\\]]|[^\"\\]])*+";
  private static final String PARAM = " " + NAME + "=\"" + VALUE + "\"";
  private static final String DATA = "(-|(?:\\[" + NAME + "(?:" + PARAM + ")*+\\])++)";
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "<(0|[1-9][0-9]?|1[0-8][0-9]|19[01])>1 " + FIELD.repeat(5) + DATA + "( (.*))?",
          Pattern.DOTALL);

  private static final String[] VALID = {
    "<165>1 2003-10-11T22:14:15.003Z host evntslog 8710 ID47 [a@32473 i=\"3\" e=\"1\"][b c=\"d\"] t",
    "<0>1 - - - - - -",
    "<34>1 - h a p m - \u00ef\u00bb\u00bftext [x y=\"z\"]",
    "<191>1 t h a p m [x \\=\"\\\\\" \\\\=\"\\\"\\]\\n\"]",
    "<110>1 t h a p m [ssign VER=\"0111\" HB=\"AA== BB==\" SIGN=\"MCw=\"] ",
  };

  @Test
  void everyOctetOfAMessageMayHaveAnyOtherValue() {
    for (String valid : VALID) {
      for (int at = 0; at < valid.length(); at++) {
        for (char octet = 0; octet < 256; octet++) {
          check(valid.substring(0, at) + octet + valid.substring(at + 1));
          check(valid.substring(0, at) + octet + valid.substring(at));
        }
      }
    }
  }

  @Test
  void everyOctetOfAMessageMayBeMissingOrDoubledAndAllBehindItToo() {
    for (String valid : VALID) {
      for (int at = 0; at < valid.length(); at++) {
        check(valid.substring(0, at) + valid.substring(at + 1));
        check(valid.substring(0, at + 1) + valid.substring(at));
        check(valid.substring(0, at));
        check(valid.substring(at));
      }
    }
  }

  @Test
  void messagesMayBeChangedInSeveralPlacesAndJoined() {
    Random random = new Random(5424);
    for (int i = 0; i < Thorough.times(20_000, 100_000); i++) {
      StringBuilder message = new StringBuilder(VALID[random.nextInt(VALID.length)]);
      for (int changes = random.nextInt(5); changes >= 0; changes--) {
        String other = VALID[random.nextInt(VALID.length)];
        int from = random.nextInt(other.length());
        int to = Math.min(other.length(), from + random.nextInt(20));
        int at = random.nextInt(message.length() + 1);
        int end = Math.min(message.length(), at + random.nextInt(20));
        message.replace(at, end, other.substring(from, to));
      }
      check(message.toString());
    }
  }

  @Test
  void anyOctetsMayCome() {
    Random random = new Random(5848);
    String likely = "<0>1 - []=\"\\a";
    for (int i = 0; i < Thorough.times(40_000, 200_000); i++) {
      StringBuilder message = new StringBuilder(random.nextInt(4) == 0 ? "" : "<0>1 - - - - - [");
      for (int length = random.nextInt(40); length > 0; length--) {
        boolean any = random.nextInt(20) == 0;
        message.append(
            any ? (char) random.nextInt(256) : likely.charAt(random.nextInt(likely.length())));
      }
      check(message.toString());
    }
  }

  private static void check(String message) {
    String before = "[x]<1>1";
    byte[] octets = (before + message + "]\" ").getBytes(ISO_8859_1);
    int from = before.length();
    int to = from + message.length();

    Optional<ParsedMessage> parsed = ParsedMessage.parse(octets, from, to);
    Matcher expected = GRAMMAR.matcher(message);
    // Cheaper than assertThat: this runs millions of times.
    if (parsed.isPresent() != expected.matches()) {
      assertThat(parsed)
          .as(Excerpt.of(message))
          .matches(found -> found.isPresent() == expected.matches());
    }
    parsed.ifPresent(found -> checkParts(found, expected, message));
  }

  private static void checkParts(ParsedMessage parsed, Matcher expected, String message) {
    int from = parsed.from();
    assertThat(parsed.pri()).isEqualTo(Integer.parseInt(expected.group(1)));
    assertThat(parsed.dataFrom() - from).as(Excerpt.of(message)).isEqualTo(expected.start(7));
    assertThat(parsed.dataTo() - from).isEqualTo(expected.end(7));
    assertThat(parsed.hasText()).isEqualTo(expected.group(8) != null);
    assertThat(parsed.textFrom() - from)
        .isEqualTo(parsed.hasText() ? expected.start(9) : message.length());
    if (isAscii(expected.group(3))) {
      assertThat(parsed.hostname()).isEqualTo(expected.group(3));
    }
    StringBuilder data = new StringBuilder();
    for (ParsedElement element : parsed.elements()) {
      assertThat(parsed.hasElement(element.id().getBytes(ISO_8859_1))).isTrue();
      assertThat(element.from() - from).isEqualTo(expected.start(7) + data.length());
      data.append('[').append(element.id());
      for (ParsedParam param : element.params()) {
        String raw = message.substring(param.valueFrom() - from, param.valueTo() - from);
        data.append(' ').append(param.name()).append("=\"").append(raw).append('"');
        if (isAscii(raw)) {
          assertThat(param.value()).isEqualTo(unescaped(raw));
        }
      }
      data.append(']');
    }
    String found = parsed.elements().isEmpty() ? "-" : data.toString();
    assertThat(found).isEqualTo(expected.group(7));
    checkCursor(parsed, message);
  }

  /** The cursor finds the same elements and parameters, whether it read those before or not. */
  private static void checkCursor(ParsedMessage parsed, String message) {
    DataCursor reading = parsed.data();
    DataCursor skipping = parsed.data();
    int data = ParsedMessage.behindHeader(parsed.octets(), parsed.from(), parsed.to());
    assertThat(data).as(Excerpt.of(message)).isEqualTo(parsed.dataFrom());
    for (ParsedElement element : parsed.elements()) {
      byte[] id = element.id().getBytes(ISO_8859_1);
      assertThat(ParsedMessage.mayHaveElement(parsed.octets(), data, parsed.to(), id))
          .as(Excerpt.of(message))
          .isTrue();
      assertThat(reading.nextElement() && reading.isElement(element.id().getBytes(ISO_8859_1)))
          .as(Excerpt.of(message))
          .isTrue();
      assertThat(skipping.nextElement() && skipping.isElement(element.id().getBytes(ISO_8859_1)))
          .as(Excerpt.of(message))
          .isTrue();
      for (ParsedParam param : element.params()) {
        assertThat(reading.nextParam() && reading.isParam(param.name().getBytes(ISO_8859_1)))
            .as(Excerpt.of(message))
            .isTrue();
        assertThat(reading.nameFrom()).isEqualTo(param.from());
        assertThat(reading.valueFrom()).isEqualTo(param.valueFrom());
        assertThat(reading.valueTo()).isEqualTo(param.valueTo());
        assertThat(reading.value()).isEqualTo(param.value());
      }
      assertThat(reading.nextParam()).as(Excerpt.of(message)).isFalse();
    }
    assertThat(reading.nextElement() || skipping.nextElement()).as(Excerpt.of(message)).isFalse();
  }

  private static String unescaped(String raw) {
    return raw.replaceAll("\\\\([\"\\\\\\]])", "$1");
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 128);
  }
}
