package io.sealpost.verify.group;

import java.util.Arrays;

/**
 * The numbers that one group gave to equal messages, lowest first. The time of a lookup hardly
 * grows with their count.
 */
public final class AscendingNumbers {
  private long[] values = new long[2];
  private int size;

  void add(long number) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    int at = size;
    if (size > 0 && values[size - 1] > number) { // else it goes last, as nearly always
      int found = Arrays.binarySearch(values, 0, size, number);
      at = found >= 0 ? found : -found - 1;
      System.arraycopy(values, at, values, at + 1, size - at);
    }
    values[at] = number;
    size++;
  }

  public int size() {
    return size;
  }

  /** The number with this rank, from 1. */
  public long get(int rank) {
    return values[rank - 1];
  }

  /** The rank of this number, from 1; 0 if it is not among them. */
  public int rank(long number) {
    return Math.max(0, Arrays.binarySearch(values, 0, size, number) + 1);
  }

  /** The highest one that is at most this number; 0 if there is none. */
  public long floor(long number) {
    int found = Arrays.binarySearch(values, 0, size, number);
    int at = found >= 0 ? found : -found - 2;
    return at < 0 ? 0 : values[at];
  }
}
