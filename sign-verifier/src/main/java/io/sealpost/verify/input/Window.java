package io.sealpost.verify.input;

import io.sealpost.message.EightOctets;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The part of a stream that is in memory: {@code octets()[from(), to())}, growing as far as
 * lookahead requires. Offsets count from {@link #from}.
 */
final class Window {
  private static final int START_OCTETS = 1 << 17;

  private static final long LINE_FEEDS = EightOctets.allOf('\n');
  private static final long ANGLES = EightOctets.allOf('<');

  private final InputStream in;
  private byte[] octets = new byte[START_OCTETS];
  private int from;
  private int to;
  private long passed;

  Window(InputStream in) {
    this.in = in;
  }

  byte[] octets() {
    return octets;
  }

  int from() {
    return from;
  }

  /** How many octets are in the window. */
  int length() {
    return to - from;
  }

  /** How many octets of the stream precede the window. */
  long passed() {
    return passed;
  }

  int at(int offset) {
    return octets[from + offset];
  }

  /** Reads more; offsets stay valid, the array may not. Returns false at the end of the stream. */
  boolean readMore() throws IOException {
    if (to == octets.length) {
      makeRoom();
    }
    int count = readInto(octets.length - to);
    if (count < 0) {
      return false;
    }
    to += count;
    return true;
  }

  private int readInto(int length) throws UnreadableInputException {
    try {
      return in.read(octets, to, length);
    } catch (UnreadableInputException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableInputException(e);
    }
  }

  private void makeRoom() {
    byte[] roomy = from > octets.length / 2 ? octets : Arrays.copyOf(octets, 2 * octets.length);
    System.arraycopy(octets, from, roomy, 0, length());
    to -= from;
    from = 0;
    octets = roomy;
  }

  /** Whether there are that many octets, reading more if necessary. */
  boolean has(int count) throws IOException {
    while (length() < count) {
      if (!readMore()) {
        return false;
      }
    }
    return true;
  }

  void skip(int count) {
    from += count;
    passed += count;
    if (from == to) {
      from = 0;
      to = 0;
    }
  }

  /**
   * The offset of the next LF from {@code start} on and before {@code end}; -1 if there is none.
   */
  int findLf(int start, int end) {
    int at = from + start;
    int last = from + end;
    for (; at <= last - Long.BYTES; at += Long.BYTES) {
      long found = EightOctets.same(EightOctets.read(octets, at), LINE_FEEDS);
      if (found != 0) {
        return at + EightOctets.lowest(found) - from;
      }
    }
    for (; at < last; at++) {
      if (octets[at] == '\n') {
        return at - from;
      }
    }
    return -1;
  }

  /** The offset of the next LF or {@code <} from {@code start} and before {@code end}, or -1. */
  int findLfOrAngle(int start, int end) {
    int at = from + start;
    int last = from + end;
    for (; at <= last - Long.BYTES; at += Long.BYTES) {
      long eight = EightOctets.read(octets, at);
      long lf = EightOctets.same(eight, LINE_FEEDS);
      long angle = EightOctets.same(eight, ANGLES);
      if ((lf | angle) != 0) {
        return at + EightOctets.lowest(lf | angle) - from;
      }
    }
    for (; at < last; at++) {
      if (octets[at] == '\n' || octets[at] == '<') {
        return at - from;
      }
    }
    return -1;
  }
}
