package io.sealpost.verify.rewriting;

import io.sealpost.verify.Position;

/** Lines of one kind: how many, the first of them, and how many bear a trace of signing. */
final class Tally {
  private static final Position NOWHERE = new Position("-", 0);

  private long lines;
  private long traces;
  private Position first = NOWHERE;
  private String sample = "";

  void add(Line line) {
    if (lines++ == 0) {
      first = line.position();
      sample = Sample.of(line);
    }
  }

  /** Adds a line; one that bears a trace is shown rather than one that does not. */
  void add(Line line, boolean trace) {
    if (trace && traces++ == 0) {
      first = line.position();
      sample = Sample.of(line);
      lines++;
    } else {
      add(line);
    }
  }

  long lines() {
    return lines;
  }

  long traces() {
    return traces;
  }

  Explanation explain(Rewriting kind) {
    return explain(kind, kind.what());
  }

  Explanation explain(Rewriting kind, String what) {
    return explain(kind, lines, what);
  }

  /** With another number of lines than were added. */
  Explanation explain(Rewriting kind, long count, String what) {
    return new Explanation(kind, count, first, sample, what, kind.remedies());
  }
}
