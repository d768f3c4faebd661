package io.sealpost.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/**
 * Encodes the characters of a string as octets for one kind of place: UTF-8, with characters not
 * allowed there replaced. Immutable.
 *
 * <p>An unpaired surrogate becomes U+FFFD. NUL is always {@code #000}; {@link Controls} decides on
 * the other octets below 32. DEL and U+0080 to U+009F stay: receivers keep them.
 */
final class TextCode {
  private static final int REPLACEMENT = 0xFFFD;

  /** The octets sent for each ASCII character. */
  private final byte[][] sequences = new byte[128][];

  /** The same if it is one octet, otherwise 0, which is never sent. */
  private final byte[] single = new byte[128];

  private TextCode(Controls controls, String escaped) {
    for (int character = 0; character < 128; character++) {
      byte[] sequence = sequence((char) character, controls, escaped).getBytes(US_ASCII);
      sequences[character] = sequence;
      single[character] = sequence.length == 1 ? sequence[0] : 0;
    }
  }

  /** Creates the code for MSG (RFC 5424 §6.4). */
  static TextCode ofText(Controls controls) {
    return new TextCode(controls, "");
  }

  /**
   * Creates the code for PARAM-VALUEs, where a backslash precedes {@code "}, {@code \} and {@code
   * ]} (§6.3.3).
   */
  static TextCode ofValue(Controls controls) {
    return new TextCode(controls, "\"\\]");
  }

  private static String sequence(char character, Controls controls, String escaped) {
    if (escaped.indexOf(character) >= 0) {
      return "\\" + character;
    }
    if (character == 0 || (character < ' ' && controls == Controls.ESCAPE)) {
      return String.format(Locale.ROOT, "#%03o", (int) character);
    }
    return String.valueOf(character < ' ' && controls == Controls.SPACE ? ' ' : character);
  }

  void write(String text, OctetBuffer out) {
    write(text, text.length(), out);
  }

  /** Writes the first {@code end} characters, which end between code points. */
  void write(CharSequence text, int end, OctetBuffer out) {
    int at = 0;
    while (at < end) {
      char character = text.charAt(at);
      if (character < 128) {
        at = writeAscii(text, at, end, out);
      } else {
        int codePoint = Character.codePointAt(text, at);
        writeUtf8(codePoint, out);
        at += Character.charCount(codePoint);
      }
    }
  }

  /** Counts what {@link #write} would add. */
  long octets(String text) {
    long octets = 0;
    for (int at = 0; at < text.length(); ) {
      int codePoint = text.codePointAt(at);
      octets += octetsOf(codePoint);
      at += Character.charCount(codePoint);
    }
    return octets;
  }

  /** Where the text must end, between characters, for its octets to fit. */
  int fitting(String text, long room) {
    long left = room;
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      left -= octetsOf(codePoint);
      if (left < 0) {
        return at;
      }
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /**
   * Returns the text without trailing spaces and line ends, including characters that would be sent
   * as a space: receivers drop them, and the hash would no longer match.
   */
  String trimmed(String text) {
    return text.substring(0, trimmedLength(text));
  }

  /** The length of the text without that. */
  int trimmedLength(CharSequence text) {
    int end = text.length();
    while (end > 0 && isDropped(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private boolean isDropped(char character) {
    return character == '\n' || character == '\r' || (character < 128 && single[character] == ' ');
  }

  /** Adds ASCII characters from {@code from} on, at least one; returns where others begin. */
  private int writeAscii(CharSequence text, int from, int end, OctetBuffer out) {
    int at = writeSingles(text, from, end, out);
    if (at < end && text.charAt(at) < 128) {
      byte[] sequence = sequences[text.charAt(at)];
      out.add(sequence, 0, sequence.length);
      at++;
    }
    return at;
  }

  /** Adds characters up to the first that does not take one octet; returns its index. */
  private int writeSingles(CharSequence text, int from, int end, OctetBuffer out) {
    byte[] octets = out.reserve(end - from);
    int length = out.length();
    int at = from;
    while (at < end) {
      char character = text.charAt(at);
      byte octet = character < 128 ? single[character] : 0;
      if (octet == 0) {
        break;
      }
      octets[length++] = octet;
      at++;
    }
    out.advance(at - from);
    return at;
  }

  private static void writeUtf8(int given, OctetBuffer out) {
    boolean unpaired = given >= Character.MIN_SURROGATE && given <= Character.MAX_SURROGATE;
    int codePoint = unpaired ? REPLACEMENT : given;
    byte[] octets = out.reserve(4);
    int at = out.length();
    if (codePoint < 0x800) {
      octets[at++] = (byte) (0xC0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
      octets[at++] = (byte) (0xE0 | (codePoint >> 12));
      octets[at++] = continuation(codePoint >> 6);
    } else {
      octets[at++] = (byte) (0xF0 | (codePoint >> 18));
      octets[at++] = continuation(codePoint >> 12);
      octets[at++] = continuation(codePoint >> 6);
    }
    octets[at++] = continuation(codePoint);
    out.advance(at - out.length());
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private int octetsOf(int codePoint) {
    if (codePoint < 128) {
      return single[codePoint] == 0 ? sequences[codePoint].length : 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
