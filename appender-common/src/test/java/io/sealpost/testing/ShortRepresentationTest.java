package io.sealpost.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ShortRepresentationTest {
  private static final int SCREEN = 4_000;

  private static List<Integer> numbers() {
    return new ArrayList<>(IntStream.range(0, 10_000).boxed().toList());
  }

  private static void failsShortly(ThrowingCallable assertion, String... said) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .message()
        .contains(said)
        .hasSizeLessThan(SCREEN);
  }

  @Test
  void missingNumberIsSeen() {
    List<Integer> archived = numbers();
    archived.remove(4712);
    failsShortly(
        () -> assertThat(archived).isEqualTo(numbers()),
        "[0 to 9999] (10000 elements)",
        "[0 to 4711, 4713 to 9999] (9999 elements)");
  }

  @Test
  void numbersOutOfOrderAreShort() {
    List<Integer> archived = numbers();
    Collections.reverse(archived);
    failsShortly(() -> assertThat(archived).isEqualTo(numbers()), "9998", "(10000 elements)");
  }

  @Test
  void manyLongTextsAreShort() {
    List<String> texts = Collections.nCopies(5_000, "<13>1 ".repeat(2_000));
    failsShortly(
        () -> assertThat(texts.subList(0, 10)).containsExactly("<13>1 "), "(12000 characters)");
    failsShortly(() -> assertThat(texts).hasSize(4_999).isEmpty(), "(5000 elements)");
  }

  @Test
  void fileThatIsNotTextIsShortAndDoesNoHarmToATerminal() {
    String octets = "\u001b[2J\u0000\u009b".repeat(100_000);
    failsShortly(() -> assertThat(octets).contains("needle"), "\\x1b[2J", "(600000 characters)");
    failsShortly(() -> assertThat(new byte[1 << 20]).isEqualTo(new byte[0]), "0, 0, 0");
  }

  @Test
  void whatIsShortIsShownAsItIs() {
    failsShortly(() -> assertThat(List.of(1, 2, 3)).isEmpty(), "[1, 2, 3]");
    failsShortly(() -> assertThat("a\tb").isEqualTo("b"), "\"a\tb\"");
  }
}
