package io.sealpost.verify.input;

/**
 * Finds the next LF. The result is kept: many frames that are not believed may span the same
 * octets, which are not searched again for each.
 */
final class NextLf {
  private static final long NONE = Long.MAX_VALUE;

  private final Window window;
  private final boolean beforeMessage;

  // Positions in the stream: the range searched, and the LF found in it.
  private long from;
  private long to;
  private long found = NONE;

  /**
   * @param beforeMessage whether an LF counts only if something that begins like a message follows
   */
  NextLf(Window window, boolean beforeMessage) {
    this.window = window;
    this.beforeMessage = beforeMessage;
  }

  /**
   * Whether there is one at or after {@code start} and before {@code end}; there is an octet at
   * {@code end}.
   */
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
