package io.sealpost.verify.group;

import io.sealpost.verify.group.RetransmissionRun.Stretched;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The retransmission runs that were whole: their numbers are noted with the groups. In a part of an
 * archive this waits until it is known which lines the part itself judges.
 */
public final class AcceptedRuns {
  // In one part. Any beyond these count as replayed.
  private static final int MOST = 1 << 17;

  private record Waiting(Stretched part, int most) {}

  private final boolean inPart;
  private final LongPredicate settled;
  private final List<Waiting> waiting = new ArrayList<>();

  /**
   * Creates an empty collection for an archive or a part of one.
   *
   * @param settled whether the line at a place gets its verdict from this part
   */
  public AcceptedRuns(boolean inPart, LongPredicate settled) {
    this.inPart = inPart;
    this.settled = settled;
  }

  /** Whether the place of each number matters. */
  boolean isExact() {
    return inPart;
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

  /** Notes the waiting runs, now that it is known which lines are settled. */
  public void settle() {
    for (Waiting run : waiting) {
      if (settled.test(run.part().place())) {
        run.part().group().comeAgain(run.part().numbers(), run.most());
      }
    }
    waiting.clear();
  }
}
