package io.sealpost.verify;

import io.sealpost.verify.line.LineBatch;
import io.sealpost.verify.line.OpenLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Decides which lines of a run get their verdict from it, and what of its ends is kept for another
 * run.
 *
 * <pre>
 *   lent before | open | context |   settled   | context | open | lent after
 *               |--------------------- own ---------------------|
 *                       what is kept:  Edge  ...  Edge
 * </pre>
 *
 * <p>Lines lent to a run get their verdict elsewhere. Open and context are each as large as the
 * greatest distance between a message and its block across a seam. Confined to the verification's
 * thread, except {@link #beginOwn}.
 */
final class PartBounds {
  private final long octets;
  private final boolean headOpen;
  private final boolean tailOpen;
  private volatile long ownFrom;

  private final List<OpenLine> head = new ArrayList<>();
  private long headCost;
  private PartEnd tail = PartEnd.NONE;
  private long settledFrom = Long.MAX_VALUE;
  private long settledTo = Long.MAX_VALUE;
  private long ownTo = Long.MAX_VALUE;

  /**
   * Bounds with this many octets of open lines at each open end.
   *
   * @param ownFrom place of the first line that is not lent
   */
  private PartBounds(long octets, boolean headOpen, boolean tailOpen, long ownFrom) {
    this.octets = octets;
    this.headOpen = headOpen;
    this.tailOpen = tailOpen;
    this.ownFrom = ownFrom;
  }

  /** Bounds for an archive that is verified as a whole: all lines are settled. */
  static PartBounds none() {
    PartBounds none = new PartBounds(0, false, false, 0);
    none.settledFrom = 0;
    return none;
  }

  /** Bounds for a part; {@link #beginOwn} must still say where it begins. */
  static PartBounds of(long octets, boolean headOpen, boolean tailOpen) {
    return new PartBounds(octets, headOpen, tailOpen, Long.MAX_VALUE);
  }

  boolean isPart() {
    return octets > 0;
  }

  /** Says that lines from this place on are not lent; call it before the first of them. */
  void beginOwn(long place) {
    ownFrom = place;
  }

  /** Looks at a batch before it is reported: if the head is open, the first lines are kept. */
  void see(LineBatch batch) {
    if (!isPart()) {
      return;
    }
    if (!headOpen) {
      settledFrom = ownFrom;
    }
    if (!headOpen || headCost >= 2 * octets) {
      return;
    }
    int first = (int) Math.max(0, Math.min(ownFrom - batch.firstPlace(), batch.size()));
    for (int line = first; line < batch.size() && headCost < 2 * octets; line++) {
      boolean wasOpen = headCost < octets;
      head.add(batch.edgeLine(line));
      headCost += batch.cost(line);
      if (wasOpen && headCost >= octets) {
        settledFrom = batch.place(line) + 1;
      }
    }
  }

  /**
   * Keeps the last lines once there are no more: the batches held are all that is not reported yet.
   *
   * @param place the one after the last line that is not lent
   */
  void end(Iterable<LineBatch> newestFirst, long place) {
    ownTo = place;
    settledTo = place;
    if (!tailOpen) {
      return;
    }
    List<OpenLine> open = new ArrayList<>();
    List<OpenLine> context = new ArrayList<>();
    long cost = 0;
    for (LineBatch batch : newestFirst) {
      int end = (int) Math.max(0, Math.min(ownTo - batch.firstPlace(), batch.size()));
      for (int line = end - 1; line >= 0 && cost < 2 * octets; line--) {
        boolean isOpen = cost < octets && batch.place(line) >= ownFrom;
        (isOpen ? open : context).add(batch.edgeLine(line));
        if (isOpen) {
          settledTo = batch.place(line);
        }
        cost += batch.cost(line);
      }
    }
    Collections.reverse(open);
    Collections.reverse(context);
    tail = new PartEnd(open, context);
  }

  /** Whether the line at that place gets its verdict from this run. */
  boolean isSettled(long place) {
    return settledFrom <= place && place < settledTo;
  }

  /**
   * Whether the line at that place is not lent and comes before the open lines at the end: what is
   * known there is known at the seam.
   */
  boolean isBeforeTail(long place) {
    return !isAllOpen() && ownFrom <= place && place < settledTo;
  }

  /** Whether nothing is settled, because the open lines of one end reach the other. */
  boolean isAllOpen() {
    return headOpen && tailOpen && settledFrom >= settledTo;
  }

  /** The first lines, once all batches have been seen. */
  PartEnd head() {
    if (!headOpen) {
      return PartEnd.NONE;
    }
    int open = (int) Math.min(Math.min(settledFrom, ownTo) - ownFrom, head.size());
    return new PartEnd(head.subList(0, open), head.subList(open, head.size()));
  }

  /** The last lines. */
  PartEnd tail() {
    return tail;
  }

  /** All lines of a run in which nothing is settled. */
  List<OpenLine> all() {
    List<OpenLine> all = new ArrayList<>(head().open());
    if (settledFrom < ownTo) {
      List<OpenLine> last = tail.open();
      all.addAll(last.subList((int) (settledFrom - settledTo), last.size()));
    }
    return all;
  }
}
