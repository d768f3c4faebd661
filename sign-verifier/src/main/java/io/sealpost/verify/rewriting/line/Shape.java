package io.sealpost.verify.rewriting.line;

import io.sealpost.message.ParsedMessage;
import java.util.Optional;

/** The form of a line, which shows what wrote it. */
public enum Shape {
  /** RFC 5424, well-formed. */
  MESSAGE,
  /** With an RFC 5424 header but malformed structured data. */
  BROKEN_MESSAGE,
  /** RFC 5424 from the VERSION on. */
  WITHOUT_PRI,
  /** PRI, a time, and the rest in the form of RFC 3164. */
  FORWARDED,
  /** An RFC 3164 time and the rest. */
  TRADITIONAL,
  /** An RFC 5424 time, HOSTNAME, tag and text. */
  FILE,
  JSON,
  /** A whole RFC 5424 message inside another one, or after something else. */
  ENCLOSED,
  /** Several messages. */
  JOINED,
  /** None of these. */
  UNKNOWN;

  // How far into a line an enclosed message may begin.
  private static final int MOST_PREFIX = 400;

  /** The shape of a line with these parts, if it has any. */
  public static Shape of(Line line, Optional<ParsedMessage> message) {
    int begin = line.from();
    while (line.at(begin) == ' ' || line.at(begin) == '\t') {
      begin++;
    }
    if (line.at(begin) == '{') {
      return JSON;
    }
    if (Starts.areSeveral(line)) {
      return JOINED;
    }
    if (begin == line.from() && Starts.isMessage(line, begin)) {
      return ofMessage(line, message);
    }
    return ofOther(line, begin);
  }

  private static Shape ofMessage(Line line, Optional<ParsedMessage> message) {
    if (message.isEmpty()) {
      boolean header = ParsedMessage.behindHeader(line.octets(), line.from(), line.to()) >= 0;
      return header ? BROKEN_MESSAGE : UNKNOWN;
    }
    int text = message.get().textFrom();
    return Starts.isMessage(line, text) || Starts.isVersion(line, text) ? ENCLOSED : MESSAGE;
  }

  private static Shape ofOther(Line line, int begin) {
    if (Starts.isVersion(line, begin)) {
      return WITHOUT_PRI;
    }
    if (isEnclosing(line, begin)) {
      return ENCLOSED;
    }
    if (Starts.isForwarded(line, begin)) {
      return FORWARDED;
    }
    if (Times.endOfTraditional(line, begin) >= 0) {
      return TRADITIONAL;
    }
    int time = Times.endOfIso(line, begin);
    return time >= 0 && line.at(time) == ' ' ? FILE : UNKNOWN;
  }

  private static boolean isEnclosing(Line line, int begin) {
    int end = Math.min(begin + MOST_PREFIX, line.to());
    if (Starts.findMessage(line, begin, end) >= 0) {
      return true;
    }
    // A server that does not know RFC 5424 removes PRI, and the text begins with VERSION.
    int time = behindTime(line, Math.max(begin, Starts.endOfPri(line, begin)));
    for (int place = Math.max(time, begin); time >= 0 && place < end; place++) {
      if (line.at(place) == ' ' && Starts.isVersion(line, place + 1)) {
        return true;
      }
    }
    return false;
  }

  private static int behindTime(Line line, int begin) {
    int time = Times.endOfIso(line, begin);
    return time >= 0 ? time : Times.endOfTraditional(line, begin);
  }
}
