package io.sealpost.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The explicit map of one signature group: message number to signed hash, as many pairs as its
 * valid blocks say.
 *
 * <p>Never a cursor that runs along: blocks overlap, come late, come twice and are lost (RFC 5848
 * §7.1). A pair is one long, so sorting is by number, and blocks that overlap cost nothing once
 * sorted:
 *
 * <pre>
 *   63      62               29 28                0
 *   +-------+------------------+------------------+
 *   |   0   |      number      |       hash       |
 *   +-------+------------------+------------------+
 * </pre>
 */
final class SignedNumbers {
  private static final int HASH_BITS = 29;
  static final int MAX_HASHES = 1 << HASH_BITS;

  private long[] pairs = new long[128];
  private int size;
  private boolean sorted = true;

  void add(long number, int hash) {
    if (hash >= MAX_HASHES)
      throw new IllegalArgumentException("more than " + MAX_HASHES + " hashes");
    if (size == pairs.length) makeRoom();
    pairs[size++] = (number << HASH_BITS) | hash;
    sorted = false;
  }

  private void makeRoom() {
    sort();
    if (size > pairs.length / 2) pairs = Arrays.copyOf(pairs, 2 * pairs.length);
  }

  private void sort() {
    if (sorted) return;
    Arrays.sort(pairs, 0, size);
    int kept = 1;
    for (int i = 1; i < size; i++) {
      if (pairs[i] != pairs[i - 1]) pairs[kept++] = pairs[i];
    }
    size = kept;
    sorted = true;
  }

  /** Pairs, each once. Two pairs of one number mean that its blocks contradict each other. */
  int size() {
    sort();
    return size;
  }

  /** The number of a pair; pairs ascend by number. */
  long number(int index) {
    return pairs[index] >>> HASH_BITS;
  }

  int hash(int index) {
    return (int) pairs[index] & (MAX_HASHES - 1);
  }

  /** Distinct numbers. */
  long covered() {
    long covered = 0;
    for (int i = 0; i < size(); i++) {
      if (isFirstOfNumber(i)) covered++;
    }
    return covered;
  }

  /** Numbers for which there is more than one hash. */
  List<NumberRange> contradicted() {
    NumberRange.Collector ranges = new NumberRange.Collector();
    for (int i = 1; i < size(); i++) {
      boolean second = !isFirstOfNumber(i) && (i == 1 || number(i - 2) != number(i));
      if (second) ranges.add(number(i));
    }
    return ranges.ranges();
  }

  /** Numbers from 1 to the highest that no valid block covers. */
  List<NumberRange> uncovered() {
    List<NumberRange> gaps = new ArrayList<>();
    long next = 1;
    for (int i = 0; i < size(); i++) {
      if (number(i) > next) gaps.add(new NumberRange(next, number(i) - 1));
      next = number(i) + 1;
    }
    return List.copyOf(gaps);
  }

  boolean isFirstOfNumber(int index) {
    return index == 0 || number(index - 1) != number(index);
  }
}
