package io.sealpost.verify.rewriting;

import io.sealpost.verify.report.LinePosition;
import io.sealpost.verify.rewriting.line.Line;
import io.sealpost.verify.rewriting.line.Traces;

/**
 * Counts lines of one kind: how many, the first of them, and whether one bears a trace of signing.
 */
final class Tally {
  private static final LinePosition NOWHERE = new LinePosition("-", 0);

  private long lines;
  private boolean traced;
  private LinePosition first = NOWHERE;
  private String sample = "";

  void add(Line line) {
    if (lines++ == 0) {
      show(line);
    }
  }

  /** Adds a line; one that bears a trace is preferred as the sample. */
  void addTraced(Line line) {
    add(line);
    // One trace is enough, and looking for more costs more than everything else.
    if (!traced && Traces.in(line)) {
      traced = true;
      show(line);
    }
  }

  private void show(Line line) {
    first = line.position();
    sample = Sample.of(line);
  }

  long lines() {
    return lines;
  }

  /** Whether any line {@linkplain #addTraced added this way} bears a trace. */
  boolean isTraced() {
    return traced;
  }

  Explanation explain(Rewriting kind) {
    return explain(kind, kind.what());
  }

  Explanation explain(Rewriting kind, String what) {
    return explain(kind, lines, what);
  }

  /** An explanation with a number of lines other than that added. */
  Explanation explain(Rewriting kind, long count, String what) {
    return new Explanation(kind, count, first, sample, what, kind.remedies());
  }
}
