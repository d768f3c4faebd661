package io.sealpost.verify.rewriting.line;

/**
 * Finds where messages begin in a line, by PRI and a time. No ordinary message text contains that.
 *
 * <pre>
 *   &lt;134&gt;1 2026-11-28T07:38:57.342238Z      RFC 5424
 *   1 2026-11-28T07:38:57.342238Z           the same after its PRI was taken off
 *   &lt;134&gt;2026-11-28T... or &lt;134&gt;Nov 28 ...   what servers forward
 * </pre>
 */
final class Starts {
  private static final int MOST_COUNT_DIGITS = 9;
  private static final int FEWEST = 3;

  private Starts() {}

  /** The place after {@code <PRI>}; -1 if there is none. */
  static int endOfPri(Line line, int begin) {
    if (line.at(begin) != '<') {
      return -1;
    }
    int place = begin + 1;
    while (line.isDigit(place) && place < begin + 4) {
      place++;
    }
    return place > begin + 1 && line.at(place) == '>' ? place + 1 : -1;
  }

  /** Whether there are VERSION and a TIMESTAMP. */
  static boolean isVersion(Line line, int begin) {
    boolean one = line.at(begin) == '1' && line.at(begin + 1) == ' ';
    return one && Times.endOfIso(line, begin + 2) >= 0;
  }

  /** Whether an RFC 5424 message begins there. */
  static boolean isMessage(Line line, int begin) {
    int pri = endOfPri(line, begin);
    return pri >= 0 && isVersion(line, pri);
  }

  /** Whether a message begins there that has a PRI but not the RFC 5424 form. */
  static boolean isForwarded(Line line, int begin) {
    int pri = endOfPri(line, begin);
    return pri >= 0 && (Times.endOfIso(line, pri) >= 0 || Times.endOfTraditional(line, pri) >= 0);
  }

  /** The first RFC 5424 message from {@code begin} on; -1 if there is none. */
  static int findMessage(Line line, int begin, int end) {
    for (int place = begin; place < Math.min(end, line.searchedTo()); place++) {
      if (line.at(place) == '<' && isMessage(line, place)) {
        return place;
      }
    }
    return -1;
  }

  /**
   * Whether the line contains several messages: three begin in it, or one begins directly after a
   * correct octet count, so that after that many octets the line ends or the next count begins.
   */
  static boolean areSeveral(Line line) {
    int count = 0;
    for (int place = line.from(); place < line.searchedTo(); place++) {
      if (line.octets()[place] == '<') {
        boolean message = isMessage(line, place);
        count += message || isForwarded(line, place) ? 1 : 0;
        if (count == FEWEST || (message && isCounted(line, place))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCounted(Line line, int begin) {
    if (line.at(begin - 1) != ' ') {
      return false;
    }
    // The text before may end in digits, too: any number of the digits there may be the count.
    int value = 0;
    int unit = 1;
    for (int digits = 1; digits <= MOST_COUNT_DIGITS; digits++) {
      int place = begin - 1 - digits;
      if (!line.isDigit(place)) {
        return false;
      }
      value += unit * (line.at(place) - '0');
      unit *= 10;
      long end = (long) begin + value;
      if (line.at(place) != '0' && value > 2 && fits(line, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(Line line, long end) {
    return end == line.to() || (end < line.to() && line.isDigit((int) end));
  }
}
