package io.sealpost.verify;

import java.util.BitSet;

/**
 * The messages of one session in the order in which they first came, and the run of repeats that is
 * open at the end.
 *
 * <p>See {@link Copies} for what a redelivered run is. Lines are given by index, in input order.
 */
final class SessionStream {
  private final Matches matches;
  private final BitSet redelivered;
  private final IntList delivered = new IntList();

  // The open run: its lines, the places in delivered that it repeats, and what it would repeat
  // next.
  private final IntList run = new IntList();
  private int lowest;
  private int segmentBegin;
  private int next;
  private boolean behindConnection;

  SessionStream(Matches matches, BitSet redelivered) {
    this.matches = matches;
    this.redelivered = redelivered;
  }

  /** Takes a message that is new: a run that is open ends here. */
  void deliver(int line) {
    endRun();
    delivered.add(line);
  }

  /** Whether a message with this hash would go on with the open run. */
  boolean expects(int hash) {
    return !run.isEmpty() && next < delivered.size() && matches.hashAt(delivered.get(next)) == hash;
  }

  /**
   * Takes a copy beyond those wanted.
   *
   * @param original the last line before it with the same hash that was new
   * @param afterConnect whether the signer's certificate, or a repeat of another session of its,
   *     came directly before
   */
  void repeat(int line, int original, boolean afterConnect) {
    int place = expects(matches.hashAt(line)) ? next : delivered.binarySearch(original);
    boolean brokeAgain = segmentBegin <= place && place < next;
    if (run.isEmpty() || (place != next && !brokeAgain)) {
      endRun();
      lowest = place;
      segmentBegin = place;
      behindConnection = afterConnect;
    } else if (brokeAgain) {
      segmentBegin = place;
    }
    next = place + 1;
    run.add(line);
  }

  /** Ends the open run, if there is one, and marks its lines if it is a redelivered one. */
  void endRun() {
    boolean reachesTheEnd = next == delivered.size();
    boolean tellsItself = behindConnection || next - lowest > 1;
    if (reachesTheEnd && tellsItself) {
      for (int i = 0; i < run.size(); i++) redelivered.set(run.get(i));
    }
    run.clear();
  }
}
