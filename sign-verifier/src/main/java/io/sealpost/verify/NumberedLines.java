package io.sealpost.verify;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which message numbers have their message. Of equal messages with several numbers, copies go to
 * the lowest numbers: which of them is missing cannot be known.
 */
final class NumberedLines {
  private final List<Group> groups;
  private final Matches matches;

  NumberedLines(List<Group> groups, Matches matches) {
    this.groups = groups;
    this.matches = matches;
  }

  /** The numbers of a group whose message is not there. */
  List<NumberRange> lost(Group group) {
    NumberRange.Collector lost = new NumberRange.Collector();
    SignedNumbers numbers = group.numbers();
    Supply supply = new Supply();
    for (int i = 0; i < numbers.size(); i++) {
      if (!supply.take(numbers.hash(i))) lost.add(numbers.number(i));
    }
    return lost.ranges();
  }

  void visit(LineStore lines, NumberVisitor visitor) throws IOException {
    for (Group group : groups) {
      SignedNumbers numbers = group.numbers();
      Supply supply = new Supply();
      for (int i = 0; i < numbers.size(); i++) {
        MessageId id = new MessageId(group.id(), numbers.number(i));
        int hash = numbers.hash(i);
        if (supply.take(hash)) visitor.found(id, lines.line(matches.firstLine(hash)));
        else visitor.lost(id);
      }
    }
  }

  /** The copies that are left for one group. */
  private final class Supply {
    // Only of messages that came more than once, so usually empty.
    private final Map<Integer, Integer> taken = new HashMap<>();

    boolean take(int hash) {
      int present = matches.present(hash);
      if (present == 0) return false;
      if (matches.wanted(hash) == 1) return true;
      return taken.merge(hash, 1, Integer::sum) <= present;
    }
  }
}
