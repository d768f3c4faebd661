package io.sealpost.verify;

import java.io.IOException;

/**
 * Hears what is settled of an archive while it is read. Called by one thread at a time, not always
 * the same one.
 *
 * <p>Lines come in input order, each once. Numbers come each once, in no order over the archive.
 * What a call is given is valid during that call only.
 */
public interface VerdictSink extends LineVisitor, NumberVisitor {
  /** Takes something that is wrong: about a line directly before that line, else at the end. */
  void finding(Finding finding) throws IOException;

  /**
   * Takes the report of a group that is given up early, because a flood of groups would not fit in
   * memory; all others are in the {@link Report}.
   */
  void group(GroupReport group) throws IOException;
}
