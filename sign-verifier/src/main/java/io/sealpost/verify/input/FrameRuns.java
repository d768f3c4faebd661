package io.sealpost.verify.input;

import java.io.IOException;
import java.util.BitSet;

/**
 * Runs of frames in a window: what one frame alone cannot show, several that follow each other can.
 */
final class FrameRuns {
  /** Frames in a row that are no accident. */
  static final int RUN = 3;

  private static final int LONG_RUN = 16;
  private static final int MOST_STEPS = 64;
  private static final long LOOKS = 4;
  private static final long FREE_LOOKS = 1 << 20;

  private final Window window;
  private final CountedFrames frames;
  private final int lookAhead;
  private long looked; // octets
  private long searchedTo; // of the stream: before that no run begins that leads over an end

  FrameRuns(Window window, CountedFrames frames, int lookAhead) {
    this.window = window;
    this.frames = frames;
    this.lookAhead = lookAhead;
  }

  /**
   * Whether frames follow each other from there: three, or as many as the stream still has.
   *
   * @param least how many are needed if the stream ends after them
   */
  boolean isRun(int start, int least) throws IOException {
    return isRun(start, RUN, least);
  }

  /** As {@link #isRun}, and so many that no line speaks of them. */
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
   * Whether frames follow each other from there over the end of the line that it is in, and many
   * more after it: nothing that one line says can do so.
   *
   * @param tried offsets from which that is known not to be so, and where those tried now go
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

  /** Whether many frames follow, or some to the stream's end, where a file of lines has an LF. */
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
   * Whether a run of frames begins within a frame's content and leads out over its end: then the
   * count is wrong. Runs that end within are what the message says.
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

  /** Whether two frames or more end where this one ends: its count is made up, or an accident. */
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

  /** What is looked at again and again is bounded by what was read. */
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
