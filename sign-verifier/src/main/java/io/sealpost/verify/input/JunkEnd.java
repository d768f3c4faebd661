package io.sealpost.verify.input;

import java.io.IOException;
import java.util.BitSet;

/**
 * Finds the end of something at the window's beginning that is not a frame: the next LF, the end of
 * the stream or, unless the stream consists of lines, the start of a frame.
 *
 * <p>What may be a line can contain anything: only a run of frames ends it before its LF.
 */
final class JunkEnd {
  private static final int LONGEST_COUNT = 10; // with its SP

  /** What must begin within something to end it. */
  private enum Needed {
    FRAME,
    RUN,
    LONG_RUN,
    RUN_OVER_LINE
  }

  private final Window window;
  private final FrameTrust trust;
  private final FrameRuns runs;
  private final BitSet tried = new BitSet();
  private int lineEnd;

  JunkEnd(Window window, FrameTrust trust, FrameRuns runs) {
    this.window = window;
    this.trust = trust;
    this.runs = runs;
  }

  /**
   * The offset of the LF or frame that ends it, or of the end of the stream; if there is none
   * before {@code limit}, that or more.
   *
   * @param atLineStart whether it begins where a line would in a file of lines
   */
  int find(int limit, boolean atLineStart) throws IOException {
    boolean mayBeLine = atLineStart && !trust.isOfFrames();
    Needed needed = mayBeLine ? neededInLine(limit) : Needed.FRAME;
    int looked = 0;
    while (looked < limit && window.has(looked + 1)) {
      int length = window.length();
      int end = find(looked, length, needed);
      if (end >= 0) {
        return end;
      }
      looked = length;
    }
    return looked;
  }

  private Needed neededInLine(int limit) throws IOException {
    int looked = 0;
    lineEnd = -1;
    tried.clear();
    while (lineEnd < 0 && looked < limit && window.has(looked + 1)) {
      int length = window.length();
      lineEnd = window.findLf(looked, length);
      looked = length;
    }
    if (lineEnd < 0) {
      return trust.isOfLines() ? Needed.LONG_RUN : Needed.FRAME;
    }
    boolean lineFollows = !window.has(lineEnd + 2) || window.at(lineEnd + 1) == '<';
    return lineFollows || trust.isOfLines() ? Needed.RUN_OVER_LINE : Needed.RUN;
  }

  /** Skips the rest of what is too long. Returns whether an LF ended it. */
  boolean passOver() throws IOException {
    while (window.has(1)) {
      int length = window.length();
      int end = find(0, length, Needed.FRAME);
      if (end >= 0) {
        boolean isLine = window.at(end) == '\n';
        window.skip(isLine ? end + 1 : end);
        return isLine;
      }
      int kept = Math.min(length, LONGEST_COUNT + 1);
      window.skip(length - kept);
      if (!window.readMore()) {
        window.skip(kept);
      }
    }
    return false;
  }

  private int find(int from, int to, Needed needed) throws IOException {
    int at = window.findLfOrAngle(from, to);
    while (at >= 0) {
      if (window.at(at) == '\n') {
        return at;
      }
      int frame = frameOf(at, needed);
      if (frame >= 0) {
        return frame;
      }
      at = window.findLfOrAngle(at + 1, to);
    }
    return -1;
  }

  /**
   * The start of the frame whose message begins there; -1 if there is none. If digits precede a
   * count, it is unclear which belong to it: the longest count that frames follow is taken.
   */
  private int frameOf(int message, Needed needed) throws IOException {
    int last = message - 2;
    if (last < 1 || window.at(last + 1) != ' ') {
      return -1;
    }
    int first = last + 1;
    while (first > 1
        && message - first < LONGEST_COUNT
        && CountedFrames.isDigit(window.at(first - 1))) {
      first--;
    }
    for (int at = first; at <= last; at++) {
      if (isEnd(at, needed)) {
        return at;
      }
    }
    boolean alone =
        needed == Needed.FRAME && first <= last && !CountedFrames.isDigit(window.at(first - 1));
    return alone && trust.believedEndAfterJunk(first) >= 0 ? first : -1;
  }

  private boolean isEnd(int at, Needed needed) throws IOException {
    return switch (needed) {
      case FRAME -> trust.isFollowedFrame(at) && trust.believedEndAfterJunk(at) >= 0;
      case RUN -> runs.isRun(at, trust.leastRun());
      case LONG_RUN -> runs.isLongRun(at);
      case RUN_OVER_LINE -> runs.isRunOverLine(at, lineEnd, tried);
    };
  }
}
