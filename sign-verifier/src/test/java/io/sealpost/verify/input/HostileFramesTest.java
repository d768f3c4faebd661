package io.sealpost.verify.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sealpost.testing.Thorough;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts that make a reader look far ahead, again and again: the time stays that of the octets. */
class HostileFramesTest {
  private static final int OCTETS = Thorough.times(1, 4) << 20;
  private static final String FRAMES = "3 <a>".repeat(5);
  // With a reader that looks each time at all that a count promises it is hours.
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static String repeated(String unit, int octets) {
    return unit.repeat(octets / unit.length());
  }

  static Stream<String> inputs() {
    return Stream.of(
        repeated("2999999 <1 ", OCTETS),
        FRAMES + repeated("2999999 <1\n", OCTETS),
        FRAMES + repeated("15000000 <1\n", OCTETS / 2) + repeated("5 <aaa>", OCTETS / 2),
        FRAMES + repeated("1 <".repeat(63) + "x", OCTETS),
        "<a>\n<b>\n<" + repeated("1 <", OCTETS),
        repeated("5000 <" + "1 <".repeat(20) + "70 <", OCTETS),
        towardsOneEnd("yyyyyyyyy"),
        towardsOneEnd("yyyy\nyyyy\nq"));
  }

  /** Thousands of counts that all promise the same end. */
  private static String towardsOneEnd(String end) {
    StringBuilder input = new StringBuilder(FRAMES + "x");
    while (input.length() < OCTETS - 100) {
      int left = OCTETS - input.length();
      input.append(left - Integer.toString(left).length() - 1).append(" <1 ");
    }
    return input + end.repeat(20) + FRAMES;
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void timeIsThatOfTheOctets(String input) {
    byte[] octets = input.getBytes(ISO_8859_1);

    List<String> read =
        assertTimeoutPreemptively(LIMIT, () -> Texts.of(new ByteArrayInputStream(octets), false));

    assertThat(read).isNotEmpty();
  }
}
