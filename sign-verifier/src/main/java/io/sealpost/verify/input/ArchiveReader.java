package io.sealpost.verify.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/**
 * Cuts a stream into messages.
 *
 * <pre>
 *   &lt;13&gt;1 ... LF &lt;13&gt;1 ... LF          lines, the last LF may be missing
 *   57 &lt;13&gt;1 ... LF 61 &lt;13&gt;1 ...       octet-counted (RFC 6587 §3.4.1), with or without an LF between
 * </pre>
 *
 * <p>The first message says which of the two a stream is, so that a line in a file of lines cannot
 * swallow those behind it by pretending to be a count. Where a count is wrong, the text up to the
 * next LF is one message.
 */
public final class ArchiveReader {
  /**
   * Longer messages are cut: no signer makes them, and memory is not for files that are no logs.
   */
  public static final int MAX_OCTETS = 16 << 20;

  private static final int MOST_DIGITS = 9;

  private final Window window;
  private final boolean stripCr;
  private final LineSink sink;
  private int number;

  private ArchiveReader(InputStream in, boolean stripCr, LineSink sink) {
    this.window = new Window(in);
    this.stripCr = stripCr;
    this.sink = sink;
  }

  /**
   * Reads a stream to its end, uncompressed first if its content is gzip.
   *
   * @param stripCr whether a CR before an LF belongs to the terminator
   * @throws UnreadableInputException if it cannot be read, its compressed data is damaged, or it is
   *     of a form that is not supported
   * @throws IOException if the sink fails
   */
  public static void read(InputStream in, boolean stripCr, LineSink sink) throws IOException {
    try (PlainText text = PlainText.of(in)) {
      new ArchiveReader(text.stream(), stripCr, sink).readAll();
    }
  }

  private void readAll() throws IOException {
    boolean counted = countedLength().isPresent();
    while (window.has(1)) {
      number++;
      OptionalInt header = counted ? countedLength() : OptionalInt.empty();
      if (header.isPresent()) readCounted(header.getAsInt());
      else readLine();
    }
  }

  /**
   * Octets of count and SP, if a whole counted message lies here and something sensible behind it.
   */
  private OptionalInt countedLength() throws IOException {
    int digits = 0;
    while (digits < MOST_DIGITS && window.has(digits + 1) && isDigit(window.at(digits))) digits++;
    boolean counted =
        digits > 0
            && window.has(digits + 2)
            && window.at(0) != '0'
            && window.at(digits) == ' '
            && window.at(digits + 1) == '<';
    if (!counted) return OptionalInt.empty();
    int header = digits + 1;
    int length = count(digits);
    boolean whole = length <= MAX_OCTETS && window.has(header + length);
    return whole && endsAt(header + length) ? OptionalInt.of(header) : OptionalInt.empty();
  }

  private int count(int digits) {
    int count = 0;
    for (int i = 0; i < digits; i++) count = 10 * count + window.at(i) - '0';
    return count;
  }

  private boolean endsAt(int offset) throws IOException {
    return !window.has(offset + 1) || window.at(offset) == '\n' || isDigit(window.at(offset));
  }

  private static boolean isDigit(int octet) {
    return octet >= '0' && octet <= '9';
  }

  private void readCounted(int header) throws IOException {
    int length = count(header - 1);
    int from = window.from() + header;
    sink.line(number, window.octets(), from, from + length);
    window.skip(header + length);
    if (window.has(1) && window.at(0) == '\n') window.skip(1);
  }

  private void readLine() throws IOException {
    int looked = 0;
    int end = window.findLf(0);
    while (end < 0 && looked <= MAX_OCTETS) {
      looked = window.length();
      if (!window.readMore()) break;
      end = window.findLf(looked);
    }
    int length = end < 0 ? window.length() : end;
    if (length > MAX_OCTETS) {
      cutLine();
    } else {
      sink.line(number, window.octets(), window.from(), window.from() + withoutCr(length, end));
      window.skip(end < 0 ? length : length + 1);
    }
  }

  private int withoutCr(int length, int end) {
    boolean drop = stripCr && end > 0 && window.at(end - 1) == '\r';
    return drop ? length - 1 : length;
  }

  private void cutLine() throws IOException {
    sink.cutLine(number, window.octets(), window.from(), window.from() + MAX_OCTETS);
    int end = window.findLf(0);
    while (end < 0) {
      window.skip(window.length());
      if (!window.readMore()) return;
      end = window.findLf(0);
    }
    window.skip(end + 1);
  }
}
