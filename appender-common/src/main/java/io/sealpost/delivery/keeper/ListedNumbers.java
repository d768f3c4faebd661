package io.sealpost.delivery.keeper;

import io.sealpost.sign.GroupId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Message numbers of signature groups, in as few ranges as possible.
 *
 * <pre>
 *   16/0/110:55-57 17/0/110:9        RSID, SG, SPRI and numbers
 * </pre>
 */
final class ListedNumbers {
  // With 1024 transactions in RELP's window every other one may be refused.
  private static final int MOST = 512;

  private record Range(long first, long last) {
    String text() {
      return first == last ? Long.toString(first) : first + "-" + last;
    }
  }

  private final Map<String, List<Range>> groups = new LinkedHashMap<>();
  private int ranges;

  /**
   * Adds a number; those of one group should be added in ascending order, else they make more
   * ranges.
   */
  void add(GroupId group, long number) {
    String name = group.rsid() + "/" + group.sg() + "/" + group.spri();
    List<Range> all = groups.computeIfAbsent(name, known -> new ArrayList<>());
    int end = all.size() - 1;
    boolean goesOn =
        end >= 0
            && (all.get(end).last() + 1 == number
                // With so many gaps, including the numbers in them is the lesser evil.
                || (ranges >= MOST && all.get(end).last() < number));
    if (goesOn) {
      all.set(end, new Range(all.get(end).first(), number));
    } else {
      all.add(new Range(number, number));
      ranges++;
    }
  }

  boolean isEmpty() {
    return groups.isEmpty();
  }

  /**
   * All numbers, in texts of at most this many octets each, except a range that alone is longer.
   */
  List<String> texts(int octets) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, List<Range>> group : groups.entrySet()) {
      for (Range range : group.getValue()) {
        String word = group.getKey() + ":" + range.text();
        if (text.length() > 0 && text.length() + 1 + word.length() > octets) {
          texts.add(text.toString());
          text.setLength(0);
        }
        text.append(text.length() == 0 ? "" : " ").append(word);
      }
    }
    if (text.length() > 0) {
      texts.add(text.toString());
    }
    return texts;
  }
}
