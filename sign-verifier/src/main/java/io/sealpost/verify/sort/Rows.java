package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Rows in order of group and number, a span at a time, which is several rows of one group. It is
 * the span that was reached last.
 */
sealed interface Rows permits RowTable.Sorted, StoredRun, MergedRuns {
  /** Each run that is merged has its numbers and lengths in memory, besides a buffer. */
  int MOST_IN_SPAN = 64;

  /** Goes to the first or next span; false behind the last. */
  boolean next() throws IOException;

  GroupId group();

  /** How many rows the span has, from 1 to {@link #MOST_IN_SPAN}. */
  int count();

  /** The number of a row, counted from 0; not less than that of the row before it. */
  long number(int row);

  /** How many octets a row has. */
  int length(int row);

  /** Writes the octets of all rows of the span. Once, before the next span is asked for. */
  void writeTo(OutputStream out) throws IOException;
}
