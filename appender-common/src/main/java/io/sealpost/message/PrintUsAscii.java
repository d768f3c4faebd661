package io.sealpost.message;

/**
 * PRINTUSASCII (RFC 5424 §6): the characters allowed in header fields and names of structured data.
 *
 * <p>Any other character becomes {@code _}, and a string that is too long loses its end. A valid
 * string is returned itself.
 */
final class PrintUsAscii {
  static final String NIL = "-";

  private static final int SD_NAME_LENGTH = 32;
  private static final String NAMELESS = "_";

  private PrintUsAscii() {}

  /** A header field of at most {@code max} characters (§6.2); NILVALUE instead of an empty one. */
  static String headerField(String value, int max) {
    if (value.isEmpty()) {
      return NIL;
    }
    if (value.length() <= max) {
      int i = 0;
      while (i < value.length() && isPrintable(value.charAt(i))) {
        i++;
      }
      if (i == value.length()) {
        return value;
      }
    }
    return cleaned(value, max, false);
  }

  /** An SD-ID or PARAM-NAME of at most 32 characters (§6.3); {@code _} instead of an empty one. */
  static String sdName(String value) {
    if (value.isEmpty()) {
      return NAMELESS;
    }
    if (value.length() <= SD_NAME_LENGTH) {
      int i = 0;
      while (i < value.length() && isSdName(value.charAt(i))) {
        i++;
      }
      if (i == value.length()) {
        return value;
      }
    }
    return cleaned(value, SD_NAME_LENGTH, true);
  }

  private static String cleaned(String value, int max, boolean sdName) {
    StringBuilder clean = new StringBuilder(max);
    for (int i = 0; i < value.length() && clean.length() < max; ) {
      int codePoint = value.codePointAt(i);
      boolean allowed = sdName ? isSdName(codePoint) : isPrintable(codePoint);
      clean.append(allowed ? (char) codePoint : '_');
      i += Character.charCount(codePoint);
    }
    return clean.toString();
  }

  private static boolean isPrintable(int character) {
    return character > ' ' && character < 127;
  }

  private static boolean isSdName(int character) {
    return isPrintable(character) && character != '=' && character != ']' && character != '"';
  }
}
