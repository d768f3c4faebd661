package io.sealpost.message;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/**
 * How the characters of a string become octets in one kind of place: UTF-8, with what must not
 * stand there as it is replaced. Immutable.
 *
 * <p>An unpaired surrogate becomes U+FFFD. NUL is always {@code #000}; what becomes of the other
 * octets below 32 says {@link Controls}. DEL and U+0080 to U+009F stay: receivers keep them.
 */
final class TextCode {
  private static final int REPLACEMENT = 0xFFFD;

  /** What is sent for each ASCII character. */
  private final byte[][] sequences = new byte[128][];

  /** The same where it is one octet, else 0, which is never sent. */
  private final byte[] single = new byte[128];

  private TextCode(Controls controls, String escaped) {
    for (int character = 0; character < 128; character++) {
      byte[] sequence = sequence((char) character, controls, escaped).getBytes(US_ASCII);
      sequences[character] = sequence;
      single[character] = sequence.length == 1 ? sequence[0] : 0;
    }
  }

  /** For MSG (RFC 5424 §6.4). */
  static TextCode ofText(Controls controls) {
    return new TextCode(controls, "");
  }

  /**
   * For PARAM-VALUEs, where a backslash goes before {@code "}, {@code \} and {@code ]} (§6.3.3).
   */
  static TextCode ofValue(Controls controls) {
    return new TextCode(controls, "\"\\]");
  }

  private static String sequence(char character, Controls controls, String escaped) {
    if (escaped.indexOf(character) >= 0) return "\\" + character;
    if (character == 0 || (character < ' ' && controls == Controls.ESCAPE)) {
      return String.format(Locale.ROOT, "#%03o", (int) character);
    }
    return String.valueOf(character < ' ' && controls == Controls.SPACE ? ' ' : character);
  }

  /** Adds the octets of the first {@code end} characters. */
  void write(String text, int end, OctetBuffer out) {
    int at = writeSingles(text, 0, end, out);
    while (at < end) {
      int codePoint = text.codePointAt(at);
      writeCodePoint(codePoint, out);
      at = writeSingles(text, at + Character.charCount(codePoint), end, out);
    }
  }

  /** Counts what {@link #write} would add. */
  long octets(String text, int end) {
    long octets = 0;
    for (int at = 0; at < end; ) {
      int codePoint = text.codePointAt(at);
      octets += octetsOf(codePoint);
      at += Character.charCount(codePoint);
    }
    return octets;
  }

  /** How many of the first {@code end} characters have room, none of them in part. */
  int fitting(String text, int end, long room) {
    long left = room;
    int at = 0;
    while (at < end) {
      int codePoint = text.codePointAt(at);
      left -= octetsOf(codePoint);
      if (left < 0) return at;
      at += Character.charCount(codePoint);
    }
    return at;
  }

  /**
   * Where the first {@code end} characters end without the spaces and line ends behind them, among
   * them what would be sent as a space: receivers drop them, and the hash would no longer be right.
   */
  int trimmed(String text, int end) {
    int at = end;
    while (at > 0 && isDropped(text.charAt(at - 1))) at--;
    return at;
  }

  private boolean isDropped(char character) {
    return character == '\n' || character == '\r' || (character < 128 && single[character] == ' ');
  }

  /** Adds characters up to the first that is more than one octet; returns where that is. */
  private int writeSingles(String text, int from, int end, OctetBuffer out) {
    byte[] octets = out.reserve(end - from);
    int length = out.length();
    int at = from;
    while (at < end) {
      char character = text.charAt(at);
      byte octet = character < 128 ? single[character] : 0;
      if (octet == 0) break;
      octets[length++] = octet;
      at++;
    }
    out.advance(at - from);
    return at;
  }

  private void writeCodePoint(int given, OctetBuffer out) {
    if (given < 128) {
      out.add(sequences[given], 0, sequences[given].length);
      return;
    }
    boolean unpaired = given >= Character.MIN_SURROGATE && given <= Character.MAX_SURROGATE;
    int codePoint = unpaired ? REPLACEMENT : given;
    if (codePoint < 0x800) {
      out.add(0xC0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
      out.add(0xE0 | (codePoint >> 12));
      out.add(continuation(codePoint >> 6));
    } else {
      out.add(0xF0 | (codePoint >> 18));
      out.add(continuation(codePoint >> 12));
      out.add(continuation(codePoint >> 6));
    }
    out.add(continuation(codePoint));
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  private int octetsOf(int codePoint) {
    if (codePoint < 128) return sequences[codePoint].length;
    if (codePoint < 0x800) return 2;
    return codePoint < 0x10000 ? 3 : 4;
  }
}
