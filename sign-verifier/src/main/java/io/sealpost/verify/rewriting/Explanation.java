package io.sealpost.verify.rewriting;

import io.sealpost.verify.report.LinePosition;
import java.util.List;

/**
 * What was done to lines of the archive, as far as they show it. It says nothing about whether they
 * are genuine.
 *
 * @param lines how many lines show it
 * @param position of one of them
 * @param sample the beginning of that line, safe for a terminal
 * @param what was done, in words
 * @param remedies what keeps lines as they were sent, one for each server
 */
public record Explanation(
    Rewriting kind,
    long lines,
    LinePosition position,
    String sample,
    String what,
    List<String> remedies) {

  public Explanation {
    remedies = List.copyOf(remedies);
  }

  /** The position, safe for a terminal. */
  public String place() {
    return Sample.harmless(position.toString());
  }
}
