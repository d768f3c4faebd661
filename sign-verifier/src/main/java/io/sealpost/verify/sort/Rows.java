package io.sealpost.verify.sort;

import java.io.IOException;

/** Rows in order of group and number, one at a time: it is the row that was reached last. */
sealed interface Rows extends Row permits RowTable.Sorted, StoredRun, MergedRuns {
  /** Goes to the first or next row; false behind the last. */
  boolean next() throws IOException;

  /** Octets of the message; 0 if it is lost. */
  int length();

  @Override
  default boolean isLost() {
    return length() == 0;
  }
}
