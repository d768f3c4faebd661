package io.sealpost.verify.input;

/**
 * Where the next LF is. What was found is kept: many frames that are not believed may reach over
 * the same octets, and nobody searches these again for each.
 */
final class NextLf {
  private static final long NONE = Long.MAX_VALUE;

  private final Window window;
  private final boolean beforeMessage;

  // Of the stream: what was searched, up to what was found in it.
  private long from;
  private long to;
  private long found = NONE;

  /**
   * @param beforeMessage whether only an LF counts that something follows which begins as messages
   *     do
   */
  NextLf(Window window, boolean beforeMessage) {
    this.window = window;
    this.beforeMessage = beforeMessage;
  }

  /** Whether one is at {@code start} or after it, and before {@code end}; an octet is at that. */
  boolean isWithin(int start, int end) {
    long passed = window.passed();
    if (passed + start < from || passed + start > Math.min(to, found)) {
      from = passed + start;
      to = from;
      found = NONE;
    }
    if (found == NONE && to < passed + end) {
      found = find((int) (to - passed), end);
      to = passed + end;
    }
    return found < passed + end;
  }

  private long find(int start, int end) {
    int lf = window.findLf(start, end);
    while (lf >= 0 && beforeMessage && window.at(lf + 1) != '<') {
      lf = window.findLf(lf + 1, end);
    }
    return lf < 0 ? NONE : window.passed() + lf;
  }
}
