package io.sealpost.verify.input;

import java.io.IOException;

/**
 * Decides which counts of a stream are believed. Remembers what the stream has consisted of until
 * now: lines or frames.
 *
 * <p>A count is believed if the frame is whole, and
 *
 * <ul>
 *   <li>the stream ends there or continues with a frame, and no line within it begins like a
 *       message, so that a line in a file of lines cannot swallow those after it; or
 *   <li>the frame is exactly a line; or
 *   <li>the stream does not consist of lines, and no run of frames within it extends past the
 *       frame's end: the count is right, and what comes after it is not a frame.
 * </ul>
 *
 * <p>A frame that contains a line beginning like a message is believed only among frames.
 */
final class FrameTrust {
  private static final int ENOUGH = 2;

  private final Window window;
  private final CountedFrames frames;
  private final FrameRuns runs;
  private boolean linesMet;
  private int framesSinceLine;

  FrameTrust(Window window, CountedFrames frames, FrameRuns runs) {
    this.window = window;
    this.frames = frames;
    this.runs = runs;
  }

  /** Whether the stream consists of lines at this point: the content of a line does not end it. */
  boolean isOfLines() {
    return linesMet && framesSinceLine < ENOUGH;
  }

  /** Whether the stream has consisted of frames until now, and had some. */
  boolean isOfFrames() {
    return !linesMet && framesSinceLine > 0;
  }

  void frameRead() {
    framesSinceLine = Math.min(framesSinceLine + 1, FrameRuns.RUN);
  }

  /**
   * Notes a line that began like a message and ended in an LF.
   *
   * @param anotherFollows whether another such line follows, as in a file of lines
   */
  void lineRead(boolean anotherFollows) {
    linesMet |= anotherFollows;
    framesSinceLine = 0;
  }

  /** The offset after the frame that begins there if it is believed, else -1. */
  int believedEnd(int at) throws IOException {
    int end = frames.end(at);
    if (end < 0) {
      return -1;
    }
    int content = at + frames.header(at);
    return isBelieved(content, end) ? end : -1;
  }

  private boolean isBelieved(int content, int end) throws IOException {
    if (frames.holdsMessage(content, end)) {
      return isBelievedOverLines(content, end);
    }
    if (frames.isFollowed(end)) {
      return !takesDigits(content, end);
    }
    return isMessage(content, end) && isBelievedAlone(content, end);
  }

  /** Whether the content ends in digits that are the first of the next count. */
  private boolean takesDigits(int content, int end) throws IOException {
    int next = frames.afterTerminator(end);
    boolean certain = next > end || frames.isEndOfStream(next) || isFollowedFrame(next);
    if (certain) {
      return false;
    }
    for (int at = end - 1; at >= content && CountedFrames.isDigit(window.at(at)); at--) {
      if (frames.header(at) == 0 && window.at(at) != '0') {
        return false;
      }
      if (isFollowedFrame(at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a frame after which the stream ends or continues with another one. */
  boolean isFollowedFrame(int at) throws IOException {
    int end = frames.end(at);
    return end >= 0 && frames.isFollowed(end);
  }

  private boolean isMessage(int content, int end) {
    return content < end && window.at(content) == '<';
  }

  private boolean isBelievedAlone(int content, int end) throws IOException {
    if (isLine(content, end)) {
      return true;
    }
    return !isOfLines() && !runs.isLedOver(content, end);
  }

  private boolean isLine(int content, int end) throws IOException {
    return frames.afterTerminator(end) > end && !frames.holdsLf(content, end);
  }

  private boolean isBelievedOverLines(int content, int end) throws IOException {
    int next = frames.afterTerminator(end);
    if (linesMet) {
      return framesSinceLine == FrameRuns.RUN && runs.isRun(next, FrameRuns.RUN);
    }
    if (frames.isEndOfStream(next)) {
      return framesSinceLine > 0;
    }
    if (runs.isRun(next, 1)) {
      return true;
    }
    boolean lineNext = window.at(next) == '<';
    return framesSinceLine == FrameRuns.RUN && !lineNext && !runs.isLedOver(content, end);
  }

  /** How many frames suffice for {@link FrameRuns#isRun} if the stream ends after them. */
  int leastRun() {
    return framesSinceLine > 0 ? 1 : FrameRuns.RUN;
  }

  /** Like {@link #believedEnd}, where the stream was out of step: content may look like a frame. */
  int believedEndAfterJunk(int at) throws IOException {
    int end = believedEnd(at);
    boolean pretends =
        end >= 0 && (runs.isMadeOfFrames(at, end) || runs.isLedOver(at + frames.header(at), end));
    return pretends ? -1 : end;
  }
}
