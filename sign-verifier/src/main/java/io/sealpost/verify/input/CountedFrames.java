package io.sealpost.verify.input;

import java.io.IOException;

/**
 * Interprets the octets of a window as octet-counted frames (RFC 6587 §3.4.1).
 *
 * <pre>
 *   57 &lt;13&gt;1 ...       a count without leading zeros, SP, that many octets; an LF may follow
 * </pre>
 */
final class CountedFrames {
  private static final int MOST_DIGITS = 9;
  // How many frames that are not messages may precede one that is, and how long they may be:
  // lookahead is bounded.
  private static final int MOST_STEPS = 8;
  private static final int MOST_STEP_OCTETS = 1 << 13;

  private final Window window;
  private final int longest;
  private final boolean stripCr;
  private final NextLf nextLf;
  private final NextLf nextMessage;

  /**
   * @param longest length of the longest message in octets
   * @param stripCr whether CR LF may follow a frame as an LF may
   */
  CountedFrames(Window window, int longest, boolean stripCr) {
    this.window = window;
    this.longest = longest;
    this.stripCr = stripCr;
    this.nextLf = new NextLf(window, false);
    this.nextMessage = new NextLf(window, true);
  }

  static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  /** The length in octets of the count and its SP at that offset; 0 if there is none. */
  int header(int at) throws IOException {
    window.has(at + MOST_DIGITS + 1);
    int here = Math.min(MOST_DIGITS + 1, window.length() - at);
    int digits = 0;
    while (digits < here && isDigit(window.at(at + digits))) {
      digits++;
    }
    boolean counted = digits > 0 && digits < here && window.at(at + digits) == ' ';
    return counted && (digits == 1 || window.at(at) != '0') ? digits + 1 : 0;
  }

  /** The offset after the frame that begins there; -1 if there is no whole frame. */
  int end(int at) throws IOException {
    return end(at, header(at), longest);
  }

  private int end(int at, int header, int most) throws IOException {
    if (header == 0) {
      return -1;
    }
    int length = 0;
    for (int i = 0; i < header - 1; i++) {
      length = 10 * length + window.at(at + i) - '0';
    }
    boolean whole = length <= most && window.has(at + header + length);
    return whole ? at + header + length : -1;
  }

  /** Like {@link #end(int)}, for a frame whose content begins like a message. */
  int messageEnd(int at) throws IOException {
    int header = header(at);
    return beginsMessage(at, header) ? end(at, header, longest) : -1;
  }

  private boolean beginsMessage(int at, int header) throws IOException {
    return header > 0 && window.has(at + header + 1) && window.at(at + header) == '<';
  }

  /** The start of the next frame after one that ends at that offset. */
  int afterTerminator(int end) throws IOException {
    if (window.has(end + 1) && window.at(end) == '\n') {
      return end + 1;
    }
    boolean crLf =
        stripCr && window.has(end + 2) && window.at(end) == '\r' && window.at(end + 1) == '\n';
    return crLf ? end + 2 : end;
  }

  boolean isEndOfStream(int at) throws IOException {
    return !window.has(at + 1);
  }

  /**
   * Whether the stream ends where a frame ends, or continues with a frame after which it ends or
   * continues with what begins like a frame: two octets of a count can occur anywhere.
   */
  boolean isFollowed(int end) throws IOException {
    int at = afterTerminator(end);
    for (int step = 0; step < MOST_STEPS; step++) {
      if (isEndOfStream(at)) {
        return true;
      }
      int header = header(at);
      boolean message = beginsMessage(at, header);
      int next = end(at, header, message ? longest : Math.min(longest, MOST_STEP_OCTETS));
      if (next < 0) {
        return false;
      }
      at = afterTerminator(next);
      if (message) {
        return isEndOfStream(at) || header(at) > 0;
      }
    }
    return true;
  }

  /** Whether a line within the frame's content begins like a message. */
  boolean holdsMessage(int from, int end) {
    return nextMessage.isWithin(from, end - 1);
  }

  boolean holdsLf(int from, int end) {
    return nextLf.isWithin(from, end);
  }
}
