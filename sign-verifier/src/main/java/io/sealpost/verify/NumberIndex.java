package io.sealpost.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * The way back from a signed hash to its numbers, over all groups: the pairs of {@link
 * SignedNumbers}, turned round.
 */
final class NumberIndex {
  // A line for each of a million equal messages, each with a million numbers, would help nobody.
  private static final int MOST_IDS = 100;

  private final List<Group> groups;
  private final int[] startOfHash;
  private final int[] groupOf;
  private final long[] numberOf;
  private final int[] wanted;

  NumberIndex(List<Group> groups, int hashes) {
    this.groups = groups;
    startOfHash = starts(groups, hashes);
    groupOf = new int[startOfHash[hashes]];
    numberOf = new long[startOfHash[hashes]];
    wanted = new int[hashes];
    fill(startOfHash.clone());
  }

  private static int[] starts(List<Group> groups, int hashes) {
    int[] starts = new int[hashes + 1];
    for (Group group : groups) {
      SignedNumbers numbers = group.numbers();
      for (int i = 0; i < numbers.size(); i++) starts[numbers.hash(i) + 1]++;
    }
    for (int hash = 0; hash < hashes; hash++) {
      starts[hash + 1] = Math.addExact(starts[hash + 1], starts[hash]);
    }
    return starts;
  }

  private void fill(int[] next) {
    int[] inGroup = new int[wanted.length];
    for (int group = 0; group < groups.size(); group++) {
      SignedNumbers numbers = groups.get(group).numbers();
      for (int i = 0; i < numbers.size(); i++) {
        int hash = numbers.hash(i);
        int place = next[hash]++;
        groupOf[place] = group;
        numberOf[place] = numbers.number(i);
        wanted[hash] = Math.max(wanted[hash], ++inGroup[hash]);
      }
      for (int i = 0; i < numbers.size(); i++) inGroup[numbers.hash(i)] = 0;
    }
  }

  /**
   * How many copies of this message were signed: the greatest count of distinct numbers in any one
   * group.
   */
  int wanted(int hash) {
    return wanted[hash];
  }

  /** The numbers of this message, by group and number: the first {@value #MOST_IDS} of them. */
  List<MessageId> ids(int hash) {
    int from = startOfHash[hash];
    int to = Math.min(startOfHash[hash + 1], from + MOST_IDS);
    List<MessageId> ids = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      ids.add(new MessageId(groups.get(groupOf[i]).id(), numberOf[i]));
    }
    return ids;
  }

  /** The sessions that numbered this message. */
  List<SessionId> sessions(int hash) {
    List<SessionId> sessions = new ArrayList<>(1);
    for (int i = startOfHash[hash]; i < startOfHash[hash + 1]; i = nextGroup(i, hash)) {
      SessionId session = groups.get(groupOf[i]).session();
      if (!sessions.contains(session)) sessions.add(session);
    }
    return sessions;
  }

  // By halves: one hash may have as many numbers as there are messages.
  private int nextGroup(int place, int hash) {
    int low = place + 1;
    int high = startOfHash[hash + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (groupOf[middle] > groupOf[place]) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
