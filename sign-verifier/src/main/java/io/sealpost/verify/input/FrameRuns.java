package io.sealpost.verify.input;

import java.io.IOException;
import java.util.BitSet;

/** Finds runs of frames in a window: several in a row can show what one frame alone cannot. */
final class FrameRuns {
  /** How many frames in a row are not accidental. */
  static final int RUN = 3;

  private static final int LONG_RUN = 16;
  private static final int MOST_STEPS = 64;
  private static final long LOOKS = 4;
  private static final long FREE_LOOKS = 1 << 20;

  private final Window window;
  private final CountedFrames frames;
  private final int lookAhead;
  private long looked; // octets
  private long searchedTo; // in the stream: no run that leads over an end begins before it

  FrameRuns(Window window, CountedFrames frames, int lookAhead) {
    this.window = window;
    this.frames = frames;
    this.lookAhead = lookAhead;
  }

  /**
   * Whether frames follow each other from there: three, or as many as are left in the stream.
   *
   * @param least how many are needed if the stream ends after them
   */
  boolean isRun(int start, int least) throws IOException {
    return isRun(start, RUN, least);
  }

  /** Like {@link #isRun}, but with so many that they cannot be the content of a line. */
  boolean isLongRun(int start) throws IOException {
    return isRun(start, LONG_RUN, LONG_RUN);
  }

  private boolean isRun(int start, int enough, int least) throws IOException {
    int at = start;
    for (int found = 0; found < enough; found++) {
      if (frames.isEndOfStream(at)) {
        return found >= least;
      }
      int end = frames.messageEnd(at);
      if (end < 0) {
        return false;
      }
      at = frames.afterTerminator(end);
      if (at - start > lookAhead) {
        return true;
      }
    }
    return true;
  }

  /**
   * Whether frames follow each other from there past the end of the line, with many more after it:
   * no content of one line can do so.
   *
   * @param tried offsets from which this is known to be false; those tried now are added
   */
  boolean isRunOverLine(int start, int lineEnd, BitSet tried) throws IOException {
    int at = start;
    while (at < lineEnd && !tried.get(at)) {
      tried.set(at);
      int end = frames.messageEnd(at);
      if (end < 0) {
        return false;
      }
      if (end > lineEnd) {
        return goesOn(frames.afterTerminator(end));
      }
      at = frames.afterTerminator(end);
    }
    return false;
  }

  /**
   * Whether many frames follow, or some up to the stream's end, where a file of lines has an LF.
   */
  private boolean goesOn(int start) throws IOException {
    int at = start;
    int end = start;
    for (int found = 0; found < LONG_RUN; found++) {
      if (frames.isEndOfStream(at)) {
        return found >= RUN && at == end;
      }
      end = frames.messageEnd(at);
      if (end < 0) {
        return false;
      }
      at = frames.afterTerminator(end);
      if (at - start > lookAhead) {
        return true;
      }
    }
    return true;
  }

  /**
   * Whether a run of frames begins within a frame's content and extends past its end: then the
   * count is wrong. Runs that end within it are the message's text.
   */
  boolean isLedOver(int content, int end) throws IOException {
    long passed = window.passed();
    int at = (int) Math.max(content, searchedTo - passed);
    for (; at < end; at++) {
      if (CountedFrames.isDigit(window.at(at)) && leadsOver(at, end)) {
        searchedTo = passed + at;
        return true;
      }
    }
    searchedTo = Math.max(searchedTo, passed + end);
    return false;
  }

  private boolean leadsOver(int start, int end) throws IOException {
    int at = start;
    for (int step = 0; step < MOST_STEPS; step++) {
      int next = frames.messageEnd(at);
      if (next < 0) {
        return false;
      }
      if (next > end) {
        return frames.isFollowed(next) && (step > 0 || !isMadeOfFrames(at, next));
      }
      at = frames.afterTerminator(next);
      if (at >= end) {
        return false;
      }
    }
    return true;
  }

  /** Whether two or more frames end where this one ends: then its count is forged or accidental. */
  boolean isMadeOfFrames(int start, int end) throws IOException {
    int content = start + frames.header(start);
    if (!canAfford(end - content)) {
      return false;
    }
    for (int at = content; at < end; at++) {
      if (CountedFrames.isDigit(window.at(at)) && isTiled(at, end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether this many octets may be looked at again: repeated work is bounded by what was read. */
  private boolean canAfford(int octets) {
    boolean can = looked + octets <= LOOKS * window.passed() + FREE_LOOKS;
    if (can) {
      looked += octets;
    }
    return can;
  }

  private boolean isTiled(int start, int end) throws IOException {
    int at = start;
    int found = 0;
    for (; at < end && found < MOST_STEPS; found++) {
      int next = frames.messageEnd(at);
      if (next < 0) {
        return false;
      }
      at = next == end ? end : frames.afterTerminator(next);
    }
    return at <= end && found >= 2;
  }
}
