package io.sealpost.verify.rewriting;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sealpost.verify.rewriting.line.Line;

/** The beginning of a line, in characters that are harmless to a terminal. */
final class Sample {
  private static final int OCTETS = 100;

  private Sample() {}

  static String of(Line line) {
    int length = Math.min(line.length(), OCTETS);
    String text = harmless(new String(line.octets(), line.from(), length, UTF_8));
    return length < line.length() ? text + "..." : text;
  }

  /** The text with a question mark for each character that is not simply displayed. */
  static String harmless(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().map(c -> isShown(c) ? c : '?').forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> character != 0xFFFD;
    };
  }
}
