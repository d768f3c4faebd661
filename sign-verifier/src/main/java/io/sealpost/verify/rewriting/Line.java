package io.sealpost.verify.rewriting;

import io.sealpost.message.ParsedMessage;
import io.sealpost.verify.Position;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of the archive while it is looked at: {@code octets[from, to)}. The array is only lent.
 *
 * <p>Searches end after {@value #SEARCHED} octets, so that a long line costs no more than that.
 */
final class Line {
  private static final int SEARCHED = 1 << 16;

  private final Position position;
  private final byte[] octets;
  private final int from;
  private final int to;

  Line(Position position, byte[] octets, int from, int to) {
    this.position = position;
    this.octets = octets;
    this.from = from;
    this.to = to;
  }

  Position position() {
    return position;
  }

  byte[] octets() {
    return octets;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  int length() {
    return to - from;
  }

  /** The octet there, 0..255; -1 outside of the line. */
  int at(int place) {
    return from <= place && place < to ? octets[place] & 0xFF : -1;
  }

  boolean isDigit(int place) {
    return at(place) >= '0' && at(place) <= '9';
  }

  boolean isAt(int place, byte[] text) {
    int end = place + text.length;
    return place >= from && end <= to && Arrays.equals(octets, place, end, text, 0, text.length);
  }

  /** Where the text first is, from {@code begin} on; -1 if it is not there. */
  int find(byte[] text, int begin) {
    int end = searchedTo() - text.length;
    for (int place = begin; place <= end; place++) {
      if (octets[place] == text[0] && isAt(place, text)) {
        return place;
      }
    }
    return -1;
  }

  boolean contains(byte[] text) {
    return find(text, from) >= 0;
  }

  /** Where searches end. */
  int searchedTo() {
    return Math.min(to, from + SEARCHED);
  }

  boolean endsInCr() {
    return at(to - 1) == '\r';
  }

  /** Its parts, if it is a message of RFC 5424. */
  Optional<ParsedMessage> parse() {
    return ParsedMessage.parse(octets, from, to);
  }

  /** The same line without a CR at its end. */
  Line withoutCr() {
    return endsInCr() ? new Line(position, octets, from, to - 1) : this;
  }
}
