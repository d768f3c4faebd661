package io.sealpost.verify;

import java.util.Arrays;

/** A growing array of longs of which the oldest may be forgotten; the others keep their index. */
final class LongList {
  private long[] values = new long[8];
  private int size;
  private long forgotten;

  void add(long value) {
    if (size == values.length) values = Arrays.copyOf(values, 2 * size);
    values[size++] = value;
  }

  /** The value at an index from {@link #begin} up to {@link #end}, exclusive. */
  long get(long index) {
    return values[(int) (index - forgotten)];
  }

  long begin() {
    return forgotten;
  }

  long end() {
    return forgotten + size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    forgotten += size;
    size = 0;
  }

  /**
   * The index of the first value that is at least this one, in a list that ascends; {@link #end} if
   * there is none.
   */
  long ceiling(long value) {
    int at = Arrays.binarySearch(values, 0, size, value);
    return forgotten + (at >= 0 ? at : -at - 1);
  }

  /** Forgets what comes before an index, if that is worth the work of moving the rest. */
  void forgetBefore(long index) {
    int dropped = (int) (index - forgotten);
    if (dropped < 64 || 2 * dropped < size) return;
    int capacity = Math.max(8, Integer.highestOneBit(2 * (size - dropped)));
    long[] rest = new long[Math.max(capacity, size - dropped)];
    System.arraycopy(values, dropped, rest, 0, size - dropped);
    values = rest;
    size -= dropped;
    forgotten += dropped;
  }
}
