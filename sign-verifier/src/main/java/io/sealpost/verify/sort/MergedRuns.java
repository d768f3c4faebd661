package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Several runs merged into one. Rows with the same number come in the order of their runs.
 *
 * <p>Numbers mostly ascend in an archive, so one run often continues alone for a long time: it is
 * removed from the queue only when another one precedes it, and its spans mostly pass whole.
 */
final class MergedRuns implements Rows {
  /** A run positioned at a span, and its index among the runs. */
  private record Run(StoredRun rows, int index) {
    GroupId group() {
      return rows.group();
    }

    long number() {
      return rows.number(0);
    }
  }

  private final PriorityQueue<Run> waiting = new PriorityQueue<>(MergedRuns::compare);
  private Run current;

  /** Merges runs that have not been read; they must be read to their end, or not at all. */
  MergedRuns(List<StoredRun> runs) throws IOException {
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no runs");
    }
    for (int i = 1; i < runs.size(); i++) {
      if (runs.get(i).next()) {
        waiting.add(new Run(runs.get(i), i));
      }
    }
    current = new Run(runs.get(0), 0);
  }

  // Called for each span, and nearly always within a group: equality of its fields is tested first.
  private static int compare(Run one, Run other) {
    if (!one.group().equals(other.group())) {
      return Report.GROUP_ORDER.compare(one.group(), other.group());
    }
    int byNumber = Long.compare(one.number(), other.number());
    return byNumber != 0 ? byNumber : Integer.compare(one.index(), other.index());
  }

  @Override
  public boolean next() throws IOException {
    boolean more = current.rows().next();
    if (waiting.isEmpty()) {
      return more;
    }
    if (!more || compare(current, waiting.element()) > 0) {
      if (more) {
        waiting.add(current);
      }
      current = waiting.remove();
    }
    if (!waiting.isEmpty()) {
      endBefore(waiting.element());
    }
    return true;
  }

  /** Leaves for later the rows of the current span that follow those of another run. */
  private void endBefore(Run other) {
    if (!current.group().equals(other.group())) {
      return;
    }
    boolean first = current.index() < other.index();
    current.rows().endSpan(first ? other.number() : other.number() - 1);
  }

  @Override
  public GroupId group() {
    return current.group();
  }

  @Override
  public int count() {
    return current.rows().count();
  }

  @Override
  public long number(int row) {
    return current.rows().number(row);
  }

  @Override
  public int length(int row) {
    return current.rows().length(row);
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    current.rows().writeTo(out);
  }
}
