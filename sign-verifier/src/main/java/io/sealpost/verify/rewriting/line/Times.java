package io.sealpost.verify.rewriting.line;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Finds where a time ends that begins at a place in a line, in either of syslog's two forms.
 *
 * <pre>
 *   2026-11-28T07:38:57.342238Z     RFC 5424, also +02:00, with or without a fraction
 *   Nov 28 07:38:57                 RFC 3164; some servers write the year before it
 * </pre>
 */
public final class Times {
  private static final byte[] ISO = "0000-00-00T00:00:00".getBytes(US_ASCII);
  private static final byte[] OFFSET = "00:00".getBytes(US_ASCII);
  private static final byte[] YEAR = "0000 ".getBytes(US_ASCII);
  private static final byte[] CLOCK = " 00:00:00".getBytes(US_ASCII);
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private Times() {}

  /**
   * The place after an RFC 5424 time, or one of the same form without a zone; -1 if there is none.
   */
  public static int endOfIso(Line line, int begin) {
    if (!isLike(line, begin, ISO)) {
      return -1;
    }
    int place = begin + ISO.length;
    if (line.at(place) == '.') {
      place++;
      while (line.isDigit(place)) {
        place++;
      }
    }
    if (line.at(place) == 'Z') {
      return place + 1;
    }
    boolean sign = line.at(place) == '+' || line.at(place) == '-';
    return sign && isLike(line, place + 1, OFFSET) ? place + 1 + OFFSET.length : place;
  }

  /** The place after an RFC 3164 time; -1 if there is none. */
  static int endOfTraditional(Line line, int begin) {
    int month = begin;
    if (line.isDigit(begin)) {
      if (!isLike(line, begin, YEAR)) {
        return -1;
      }
      month = begin + YEAR.length;
    }
    if (!isMonth(line, month) || line.at(month + 3) != ' ') {
      return -1;
    }
    boolean tens = line.isDigit(month + 4) || line.at(month + 4) == ' ';
    boolean day = tens && line.isDigit(month + 5);
    return day && isLike(line, month + 6, CLOCK) ? month + 6 + CLOCK.length : -1;
  }

  private static boolean isMonth(Line line, int begin) {
    for (int month = 0; month < MONTHS.length(); month += 3) {
      boolean same = true;
      for (int letter = 0; letter < 3; letter++) {
        same &= line.at(begin + letter) == MONTHS.charAt(month + letter);
      }
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** Whether there are digits where the pattern has 0, and elsewhere what the pattern has. */
  private static boolean isLike(Line line, int begin, byte[] pattern) {
    for (int i = 0; i < pattern.length; i++) {
      boolean fits = pattern[i] == '0' ? line.isDigit(begin + i) : line.at(begin + i) == pattern[i];
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
