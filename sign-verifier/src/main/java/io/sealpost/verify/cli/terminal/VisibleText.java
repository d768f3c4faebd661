package io.sealpost.verify.cli.terminal;

import java.util.Locale;

/**
 * Text in which nothing acts on a terminal, hides, or reverses its neighbours: such characters are
 * shown by their numbers, {@code \x1b} or {@code \u202e}.
 *
 * <p>These are the control characters of ASCII and Unicode, line and paragraph separators, and what
 * Unicode calls format characters: direction marks and overrides, joiners, tags.
 */
final class VisibleText {
  private static final int FIRST_IGNORABLE = 0xE0000;
  private static final int LAST_IGNORABLE = 0xE0FFF;

  private VisibleText() {}

  /** One line of text: LF is shown by its number too, TAB is left as it is. */
  static String line(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character == '\n' || isHarmful(character)) {
                visible.append(number(character));
              } else {
                visible.appendCodePoint(character);
              }
            });
    return visible.toString();
  }

  /** Whether a character should not be sent to a terminal; LF and TAB may be. */
  static boolean isHarmful(int character) {
    if (character < 0x7F) {
      return character < ' ' && character != '\n' && character != '\t';
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> character >= FIRST_IGNORABLE && character <= LAST_IGNORABLE;
    };
  }

  /** The form in which a character is shown. */
  static String number(int character) {
    if (character <= 0xFF) {
      return octet(character);
    }
    String form = character <= 0xFFFF ? "\\u%04x" : "\\U%08x";
    return String.format(Locale.ROOT, form, character);
  }

  /** The form in which an octet that is not a character is shown. */
  static String octet(int octet) {
    return String.format(Locale.ROOT, "\\x%02x", octet);
  }
}
