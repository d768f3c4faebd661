package io.sealpost.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sealpost.message.ParsedMessage.ParsedElement;
import io.sealpost.message.ParsedMessage.ParsedParam;
import io.sealpost.testing.Thorough;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Encodes random nasty messages, parses them back and compares with {@link ExpectedBody}: nothing
 * that an application says makes another message than one that says the same.
 */
final class EncoderFuzzTest {
  /** In each of its ways. */
  private static final int MESSAGES = Thorough.times("fuzz.messages", 1_000, 3_500);

  private static final String NOTE_ID = "sealpost@32473";
  private static final String NOTE = "truncated=";
  private static final Instant TIME = Instant.parse("2026-11-21T04:05:06.123456Z");

  private static final String[] NASTY = {
    "\"",
    "\\",
    "]",
    "[",
    "=",
    " ",
    "\n",
    "\r",
    "\t",
    "\u0000",
    "\u001b[31m",
    "\u007f",
    "\u0085",
    "#012",
    "#",
    "<13>1 - - - - - - ",
    "] [ssign VER=\"0111\"]",
    "\"][a b=\"",
    "\\\"",
    "\\\\]",
    "\ud83d",
    "\ude00",
    "\ud83d\ude00",
    "\udbff\udfff",
    "\u00e4",
    "\u20ac",
    "\ufeff",
    "\ufffe",
    "\u2028",
    "a",
    "text",
    "ssign",
    "ssign-cert",
    NOTE_ID,
    "truncated",
    "sealpost",
    "@",
    "  \n",
  };

  private final Random random = new Random(5424);

  @ParameterizedTest
  @CsvSource({
    "ESCAPE, false",
    "ESCAPE, true",
    "KEEP, false",
    "KEEP, true",
    "SPACE, false",
    "SPACE, true"
  })
  void whateverAnApplicationSaysIsOneMessageThatSaysTheSame(Controls controls, boolean bom) {
    Header header = new Header(Facility.USER, "h\u00f6st", "a\np", "42");
    OctetBuffer out = new OctetBuffer(1);
    int cut = 0;
    for (int i = 0; i < MESSAGES; i++) {
      int max = 480 + random.nextInt(random.nextBoolean() ? 40 : 2000);
      EncoderConfig config = new EncoderConfig(header, max, controls, bom, 32473);
      SyslogMessage message = randomMessage();
      new Encoder(config).encode(message, out);
      ExpectedBody expected = new ExpectedBody(message, config);
      ParsedMessage parsed = checkedMessage(out.toByteArray(), config);
      boolean fits = parsed.dataFrom() + expected.octets() <= max;
      if (fits) {
        checkWhole(parsed, expected);
      } else {
        checkCut(parsed, expected, config);
      }
      cut += fits ? 0 : 1;
    }
    assertThat(cut).isBetween(MESSAGES / 10, MESSAGES / 10 * 9);
  }

  private static ParsedMessage checkedMessage(byte[] octets, EncoderConfig config) {
    assertThat(octets.length).isLessThanOrEqualTo(config.maxOctets());
    int least = config.controls() == Controls.KEEP ? 1 : 32;
    for (byte octet : octets) {
      if (octet >= 0 && octet < least) {
        assertThat((int) octet).isGreaterThanOrEqualTo(least);
      }
    }
    assertThat(" \r\n").doesNotContain("" + (char) octets[octets.length - 1]);
    assertThatCode(() -> UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)))
        .doesNotThrowAnyException();
    ParsedMessage parsed = ParsedMessage.parse(octets, 0, octets.length).orElseThrow();
    assertThat(parsed.pri()).isEqualTo(15);
    assertThat(parsed.timestamp()).isEqualTo(TIME.toString());
    assertThat(parsed.hostname()).isEqualTo("h_st");
    assertThat(parsed.appName()).isEqualTo("a_p");
    assertThat(parsed.procId()).isEqualTo("42");
    assertThat(parsed.msgId()).matches("[!-~]{1,32}");
    assertThat(parsed.elements()).extracting(ParsedElement::id).doesNotHaveDuplicates();
    assertThat(parsed.elements()).extracting(ParsedElement::id).doesNotContain("ssign");
    return parsed;
  }

  private static void checkWhole(ParsedMessage parsed, ExpectedBody expected) {
    assertThat(data(parsed)).isEqualTo(expected.data);
    assertThat(textUnits(parsed, expected)).isEqualTo(expected.text.size());
  }

  private static void checkCut(ParsedMessage parsed, ExpectedBody expected, EncoderConfig config) {
    List<String> data = data(parsed);
    long note = takeNote(data, expected.data);
    int units = textUnits(parsed, expected);
    assertThat(data).isEqualTo(expected.data.subList(0, data.size()));
    long said = expected.dataOctets(data.size()) + expected.textOctets(units);
    long all =
        expected.dataOctets(expected.data.size()) + expected.textOctets(expected.text.size());
    assertThat(note).isEqualTo(all - said);

    // What comes next had no room, with as many digits in the note as all octets would need.
    int unusedDigits = Long.toString(all).length() - Long.toString(note).length();
    int left = config.maxOctets() - parsed.to() - unusedDigits;
    if (data.size() < expected.data.size()) {
      int text = parsed.to() - parsed.dataTo();
      long next = expected.dataOctets(data.size() + 1) - expected.dataOctets(data.size());
      assertThat(next).isGreaterThan(left + text);
    } else {
      int room = left - (parsed.hasText() ? 0 : 1) - (config.bom() ? 3 : 0);
      int next = units;
      while (expected.text.get(next).matches("[ \\r\\n]|#012|#015")) {
        next++;
      }
      long needed = expected.textOctets(next + 1) - expected.textOctets(units);
      assertThat(needed).isGreaterThan(room);
    }
  }

  /** Structured data in the form of {@link ExpectedBody#data}. */
  private static List<String> data(ParsedMessage parsed) {
    List<String> data = new ArrayList<>();
    for (ParsedElement element : parsed.elements()) {
      data.add(element.id());
      for (ParsedParam param : element.params()) {
        data.add(param.name() + "=" + param.value());
      }
    }
    return data;
  }

  /** Removes the note, and its element if the application did not give one that had room. */
  private static long takeNote(List<String> data, List<String> expected) {
    int at = data.indexOf(NOTE_ID);
    int end = at + 1;
    while (end < data.size() && !ExpectedBody.isElement(data.get(end))) {
      end++;
    }
    String note = data.remove(end - 1);
    assertThat(note).startsWith(NOTE);
    boolean isOurs = at >= expected.size() || !expected.get(at).equals(NOTE_ID);
    if (isOurs) {
      data.remove(at);
    }
    return Long.parseLong(note.substring(NOTE.length()));
  }

  /** How many of the expected characters MSG consists of, none in part. */
  private static int textUnits(ParsedMessage parsed, ExpectedBody expected) {
    if (!parsed.hasText()) {
      return 0;
    }
    String text = parsed.text();
    if (text.startsWith("\ufeff") && expected.hasBom(text.substring(1))) {
      text = text.substring(1);
    } else {
      assertThat(expected.hasBom(text)).isFalse();
    }
    int units = 0;
    int at = 0;
    while (units < expected.text.size() && text.startsWith(expected.text.get(units), at)) {
      at += expected.text.get(units++).length();
    }
    assertThat(text.substring(at)).isEmpty();
    return units;
  }

  private SyslogMessage randomMessage() {
    List<SdElement> elements = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      elements.add(randomElement());
    }
    return new SyslogMessage(TIME, Severity.DEBUG, randomName(), elements, randomText());
  }

  private SdElement randomElement() {
    List<SdParam> params = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      params.add(new SdParam(randomName(), random.nextInt(3) == 0 ? randomText() : randomName()));
    }
    return new SdElement(randomName(), params);
  }

  private String randomName() {
    return random.nextInt(20) == 0 ? randomText() : joined(random.nextInt(4));
  }

  private String randomText() {
    return switch (random.nextInt(30)) {
      case 0 -> joined(1).repeat(random.nextInt(1000));
      case 1 -> "x".repeat(random.nextInt(2000)) + joined(3);
      case 2, 3, 4, 5 -> joined(random.nextInt(150));
      default -> joined(random.nextInt(10));
    };
  }

  private String joined(int parts) {
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      joined.append(NASTY[random.nextInt(NASTY.length)]);
    }
    return joined.toString();
  }
}
