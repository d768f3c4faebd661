package io.sealpost.verify;

import io.sealpost.verify.RetransmissionRun.Stretched;
import java.util.ArrayList;
import java.util.List;

/**
 * The retransmission runs that were whole: their numbers are noted with the groups. In a part of an
 * archive that waits until it is known which lines are the part's own to judge.
 */
final class AcceptedRuns {
  // Of one part. What is beyond counts as replayed.
  private static final int MOST = 1 << 17;

  private record Waiting(Stretched part, int most) {}

  private final Edges edges;
  private final List<Waiting> waiting = new ArrayList<>();

  AcceptedRuns(Edges edges) {
    this.edges = edges;
  }

  /** Whether the place of each number matters. */
  boolean isExact() {
    return edges.isPart();
  }

  void add(RetransmissionRun run) {
    for (Stretched part : run.parts()) {
      if (!isExact()) {
        part.group().comeAgain(part.numbers(), run.most());
      } else if (waiting.size() < MOST) {
        waiting.add(new Waiting(part, run.most()));
      }
    }
  }

  /** Notes what waited, now that it is known which lines are settled. */
  void settle() {
    for (Waiting run : waiting) {
      if (edges.isSettled(run.part().place())) {
        run.part().group().comeAgain(run.part().numbers(), run.most());
      }
    }
    waiting.clear();
  }
}
