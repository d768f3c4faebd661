package io.sealpost.endtoend;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What became of numbered messages.
 *
 * @param duplicates arrivals of what had arrived before
 * @param outOfOrder first arrivals behind that of a higher number
 */
record LossRow(String sender, int lost, int duplicates, int outOfOrder) {
  /** Of the numbers from 0 on, as they arrived. */
  static LossRow of(String sender, int sent, List<Integer> arrivals) {
    Set<Integer> seen = new HashSet<>();
    int highest = -1;
    int late = 0;
    for (int number : arrivals) {
      if (seen.add(number)) {
        late += number < highest ? 1 : 0;
        highest = Math.max(highest, number);
      }
    }
    return new LossRow(sender, sent - seen.size(), arrivals.size() - seen.size(), late);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "| %s | %,d | %,d | %,d |", sender, lost, duplicates, outOfOrder);
  }
}
