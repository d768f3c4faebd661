package io.sealpost.verify.line;

import java.util.Arrays;

/** A growing array of ints. */
public final class IntList {
  private int[] values = new int[64];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  public int get(int index) {
    return values[index];
  }

  public int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  /** The index of the value in an ascending list; negative if it is absent. */
  int binarySearch(int value) {
    return Arrays.binarySearch(values, 0, size, value);
  }

  /**
   * The greatest index whose value is at most this one, in an ascending list; -1 if there is none.
   */
  int floor(int value) {
    if (size > 0 && values[size - 1] <= value) {
      return size - 1;
    }
    int index = binarySearch(value);
    return index >= 0 ? index : -index - 2;
  }
}
