package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Rows in order of group and number, one span at a time, which is several rows of one group. All
 * methods refer to the span reached last.
 */
sealed interface Rows permits RowTable.Sorted, StoredRun, MergedRuns {
  /**
   * Limited because each merged run holds its span's numbers and lengths in memory, besides a
   * buffer.
   */
  int MOST_IN_SPAN = 64;

  /** Moves to the first or next span; returns false after the last. */
  boolean next() throws IOException;

  GroupId group();

  /** How many rows the span has, from 1 to {@link #MOST_IN_SPAN}. */
  int count();

  /** The number of a row, counted from 0; not less than that of the row before it. */
  long number(int row);

  /** How many octets a row has. */
  int length(int row);

  /** Writes the octets of all rows of the span. Call it once, before moving to the next span. */
  void writeTo(OutputStream out) throws IOException;
}
