package io.sealpost.verify.input;

import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream into messages.
 *
 * <pre>
 *   &lt;13&gt;1 ... LF &lt;13&gt;1 ... LF          lines, the last LF may be missing
 *   57 &lt;13&gt;1 ... LF 61 &lt;13&gt;1 ...       octet-counted (RFC 6587 §3.4.1), with or without an LF after each
 * </pre>
 *
 * <p>Each octet is in one message, or is part of a count, or ends a line or frame. Anything that is
 * not a frame is a message of its own: up to the next LF or, if the stream does not consist of
 * lines, the next frame. {@link FrameTrust} decides what is a frame.
 */
public final class ArchiveReader {
  /**
   * Longer messages are cut: no signer makes them, and files that are not logs should not use up
   * memory.
   */
  public static final int MAX_OCTETS = 16 << 20;

  private final Window window;
  private final boolean stripCr;
  private final int longest;
  private final LineSink sink;
  private final CountedFrames frames;
  private final FrameTrust trust;
  private final JunkEnd junkEnd;
  private boolean atLineStart = true;
  private boolean inStep = true;
  private int number;

  private ArchiveReader(InputStream in, boolean stripCr, int longest, LineSink sink) {
    this.window = new Window(in);
    this.stripCr = stripCr;
    this.longest = longest;
    this.sink = sink;
    this.frames = new CountedFrames(window, longest, stripCr);
    FrameRuns runs = new FrameRuns(window, frames, longest);
    this.trust = new FrameTrust(window, frames, runs);
    this.junkEnd = new JunkEnd(window, trust, runs);
  }

  /**
   * Reads a stream to its end, uncompressing it if its content is gzip.
   *
   * @param stripCr whether a CR before an LF belongs to the terminator
   * @throws UnreadableInputException if it cannot be read, its compressed data is damaged, or its
   *     form is not supported
   * @throws IOException if the sink fails
   */
  public static void read(InputStream in, boolean stripCr, LineSink sink) throws IOException {
    read(in, stripCr, MAX_OCTETS, sink);
  }

  /**
   * Reads a stream like the other method, with less memory.
   *
   * @param longest length in octets from which messages are cut, at most {@link #MAX_OCTETS}
   */
  public static void read(InputStream in, boolean stripCr, int longest, LineSink sink)
      throws IOException {
    try (PlainText text = PlainText.of(in)) {
      new ArchiveReader(text.stream(), stripCr, longest, sink).readAll();
    }
  }

  private void readAll() throws IOException {
    while (window.has(1)) {
      number++;
      int end = CountedFrames.isDigit(window.at(0)) ? believedEnd() : -1;
      if (end >= 0) {
        readFrame(end);
      } else if (!trust.isOfLines() || !atLineStart || !readPlainLine()) {
        readJunk();
      }
    }
  }

  /**
   * Reads a line of a file of lines if it is in memory and cannot contain a count, as most cannot.
   */
  private boolean readPlainLine() throws IOException {
    int end = window.findLfOrAngle(1, window.length());
    while (end > 0 && window.at(end) == '<' && window.at(end - 1) != ' ') {
      end = window.findLfOrAngle(end + 1, window.length());
    }
    boolean plain = end > 0 && end <= longest && window.at(end) == '\n' && window.at(0) == '<';
    if (plain) {
      inStep = false;
      trust.lineRead(false);
      finish(end, true);
    }
    return plain;
  }

  private int believedEnd() throws IOException {
    return inStep ? trust.believedEnd(0) : trust.believedEndAfterJunk(0);
  }

  private void readFrame(int end) throws IOException {
    int from = window.from();
    sink.line(number, window.octets(), from + frames.header(0), from + end);
    int next = frames.afterTerminator(end);
    window.skip(next);
    atLineStart = next > end;
    inStep = true;
    trust.frameRead();
  }

  /** Reads something that is not a frame, but may still be a line. */
  private void readJunk() throws IOException {
    int end = junkEnd.find(longest + 1, atLineStart);
    inStep = false;
    boolean isLine = window.has(end + 1) && window.at(end) == '\n';
    if (isLine && atLineStart && window.at(0) == '<') {
      trust.lineRead(window.has(end + 2) && window.at(end + 1) == '<');
    }
    finish(end, isLine);
  }

  private void finish(int end, boolean isLine) throws IOException {
    if (end > longest) {
      cut();
    } else {
      int to = isLine && stripCr && end > 0 && window.at(end - 1) == '\r' ? end - 1 : end;
      sink.line(number, window.octets(), window.from(), window.from() + to);
      window.skip(isLine ? end + 1 : end);
      atLineStart = isLine;
    }
  }

  /** Passes on the beginning of what is too long, and skips the rest. */
  private void cut() throws IOException {
    sink.cutLine(number, window.octets(), window.from(), window.from() + longest);
    window.skip(longest);
    atLineStart = junkEnd.passOver();
  }
}
