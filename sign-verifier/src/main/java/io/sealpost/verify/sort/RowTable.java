package io.sealpost.verify.sort;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows in memory, kept in the order in which they came; read in the order of their numbers.
 *
 * <p>A row is its octets, their end, and a key in its group, so that sorting moves only keys and
 * leaves rows with the same number in the order in which they came:
 *
 * <pre>
 *   63      62               29 28                0
 *   +-------+------------------+------------------+
 *   |   0   |      number      |       row        |
 *   +-------+------------------+------------------+
 * </pre>
 */
final class RowTable {
  private static final int ROW_BITS = 29;
  private static final int MOST_ROWS = 1 << ROW_BITS;

  /** Octets of memory for a row besides its own: two longs, in arrays that grow by doubling. */
  private static final int ROW_COST = 32;

  /** Octets of memory for a group besides the characters of its fields. */
  private static final int GROUP_COST = 1000;

  private final Octets octets = new Octets();
  private final LongArray ends = new LongArray();
  private final Map<GroupId, LongArray> groups = new HashMap<>();
  private long groupsCost;

  /** The row being filled: its octets are written here, then it is {@linkplain #add added}. */
  OutputStream octets() {
    return octets;
  }

  /** Ends a row, which consists of what was written to {@link #octets} since the previous one. */
  void add(GroupId group, long number) {
    groups.computeIfAbsent(group, this::begin).add((number << ROW_BITS) | ends.size());
    ends.add(octets.size());
  }

  private LongArray begin(GroupId group) {
    groupsCost += GROUP_COST + 2L * MessageId.groupTuple(group).length();
    groupsCost += 2L * (group.app().length() + group.procId().length());
    return new LongArray();
  }

  /** About how many octets of memory this takes. */
  long cost() {
    return octets.size() + (long) ends.size() * ROW_COST + groupsCost;
  }

  boolean isFull() {
    return ends.size() == MOST_ROWS;
  }

  boolean isEmpty() {
    return ends.size() == 0;
  }

  void clear() {
    octets.clear();
    ends.clear();
    groups.clear();
    groupsCost = 0;
  }

  Rows sorted() {
    return new Sorted();
  }

  final class Sorted implements Rows {
    private final List<GroupId> order = new ArrayList<>(groups.keySet());
    private int groupIndex = -1;
    private LongArray keys = new LongArray();
    // The span within the keys of the group.
    private int from;
    private int to;

    Sorted() {
      order.sort(Report.GROUP_ORDER);
      groups.values().forEach(LongArray::sort);
    }

    @Override
    public boolean next() {
      from = to;
      while (from == keys.size()) {
        groupIndex++;
        if (groupIndex == order.size()) {
          return false;
        }
        keys = groups.getOrDefault(group(), keys);
        from = 0;
      }
      to = Math.min(keys.size(), from + MOST_IN_SPAN);
      return true;
    }

    @Override
    public GroupId group() {
      return order.get(groupIndex);
    }

    @Override
    public int count() {
      return to - from;
    }

    @Override
    public long number(int row) {
      return keys.get(from + row) >>> ROW_BITS;
    }

    @Override
    public int length(int row) {
      int index = row(from + row);
      return (int) (ends.get(index) - begin(index));
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      for (int key = from; key < to; ) {
        int first = row(key);
        int last = first;
        while (++key < to && row(key) == last + 1) {
          last++;
        }
        octets.copy(begin(first), ends.get(last), out);
      }
    }

    private long begin(int row) {
      return row == 0 ? 0 : ends.get(row - 1);
    }

    private int row(int key) {
      return (int) keys.get(key) & (MOST_ROWS - 1);
    }
  }

  /** Longs in the order in which they came, until they are sorted. */
  private static final class LongArray {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    long get(int index) {
      return values[index];
    }

    int size() {
      return size;
    }

    void clear() {
      size = 0;
    }

    void sort() {
      Arrays.sort(values, 0, size);
    }
  }
}
