package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Several runs as one. Rows of one number come in the order of their runs.
 *
 * <p>Numbers mostly ascend in an archive, so a run goes on alone for long: it is taken out of the
 * queue only when another one is before it.
 */
final class MergedRuns implements Rows {
  /** A run that has reached a row, and its place among the runs. */
  private record Run(Rows rows, int index) {
    GroupId group() {
      return rows.group();
    }

    long number() {
      return rows.number();
    }
  }

  private final PriorityQueue<Run> waiting = new PriorityQueue<>(MergedRuns::compare);
  private Run current;

  /** With runs of which none has been read; they must be read to their end, or not at all. */
  MergedRuns(List<StoredRun> runs) throws IOException {
    if (runs.isEmpty()) throw new IllegalArgumentException("no runs");
    for (int i = 1; i < runs.size(); i++) await(new Run(runs.get(i), i));
    current = new Run(runs.get(0), 0);
  }

  // For each row, and nearly always within a group: equality of its fields is looked at first.
  private static int compare(Run one, Run other) {
    if (!one.group().equals(other.group())) {
      return Report.GROUP_ORDER.compare(one.group(), other.group());
    }
    int byNumber = Long.compare(one.number(), other.number());
    return byNumber != 0 ? byNumber : Integer.compare(one.index(), other.index());
  }

  private void await(Run run) throws IOException {
    if (run.rows().next()) waiting.add(run);
  }

  @Override
  public boolean next() throws IOException {
    boolean more = current.rows().next();
    Run first = waiting.peek();
    if (first == null) return more;
    if (more && compare(current, first) < 0) return true;
    if (more) waiting.add(current);
    current = waiting.remove();
    return true;
  }

  @Override
  public GroupId group() {
    return current.group();
  }

  @Override
  public long number() {
    return current.number();
  }

  @Override
  public int length() {
    return current.rows().length();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    current.rows().writeTo(out);
  }
}
