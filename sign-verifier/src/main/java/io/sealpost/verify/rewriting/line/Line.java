package io.sealpost.verify.rewriting.line;

import io.sealpost.message.ParsedMessage;
import io.sealpost.verify.report.LinePosition;
import java.util.Arrays;
import java.util.Optional;

/**
 * A line of the archive being examined: {@code octets[from, to)}. The array is only borrowed.
 *
 * <p>Searches end after {@value #SEARCHED} octets, which bounds the cost of a long line.
 */
public final class Line {
  private static final int SEARCHED = 1 << 16;

  private final LinePosition position;
  private final byte[] octets;
  private final int from;
  private final int to;

  public Line(LinePosition position, byte[] octets, int from, int to) {
    this.position = position;
    this.octets = octets;
    this.from = from;
    this.to = to;
  }

  public LinePosition position() {
    return position;
  }

  public byte[] octets() {
    return octets;
  }

  public int from() {
    return from;
  }

  int to() {
    return to;
  }

  public int length() {
    return to - from;
  }

  /** The octet there, 0..255; -1 outside the line. */
  public int at(int place) {
    return from <= place && place < to ? octets[place] & 0xFF : -1;
  }

  boolean isDigit(int place) {
    return at(place) >= '0' && at(place) <= '9';
  }

  public boolean isAt(int place, byte[] text) {
    int end = place + text.length;
    return place >= from && end <= to && Arrays.equals(octets, place, end, text, 0, text.length);
  }

  /** Where the text first occurs from {@code begin} on; -1 if it does not. */
  public int find(byte[] text, int begin) {
    int end = searchedTo() - text.length;
    for (int place = begin; place <= end; place++) {
      if (octets[place] == text[0] && isAt(place, text)) {
        return place;
      }
    }
    return -1;
  }

  public boolean contains(byte[] text) {
    return find(text, from) >= 0;
  }

  /** Where searches end. */
  public int searchedTo() {
    return Math.min(to, from + SEARCHED);
  }

  public boolean endsInCr() {
    return at(to - 1) == '\r';
  }

  /** Its parts, if it is an RFC 5424 message. */
  public Optional<ParsedMessage> parse() {
    return ParsedMessage.parse(octets, from, to);
  }

  /** The same line without a CR at its end. */
  public Line withoutCr() {
    return endsInCr() ? new Line(position, octets, from, to - 1) : this;
  }
}
