package io.sealpost.testing;

/**
 * Of a text or of octets what a person reads: the beginning and the end, and nothing unprintable.
 */
public final class Excerpt {
  private static final int MOST_CHARACTERS = 1_500;

  private Excerpt() {}

  /** Returns the text itself if it is short and printable. */
  public static String of(String text) {
    return of(text, MOST_CHARACTERS);
  }

  static String of(String text, int most) {
    if (text.length() <= most) {
      return printable(text);
    }
    String begin = text.substring(0, most * 2 / 3);
    String end = text.substring(text.length() - most / 3);
    return printable(begin) + " ... " + printable(end) + " (" + text.length() + " characters)";
  }

  private static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean isOctet = Character.isISOControl(each) && each != '\n' && each != '\t';
      printable.append(isOctet ? "\\x" + Integer.toHexString(each) : String.valueOf(each));
    }
    return printable.toString();
  }
}
