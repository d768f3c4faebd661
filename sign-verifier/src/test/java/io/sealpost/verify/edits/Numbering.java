package io.sealpost.verify.edits;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The messages of one session in the order of their numbers, and how far blocks cover them. */
final class Numbering {
  private final SessionSigner signer;
  private final Ledger ledger;
  private final int overlap;
  private final Map<GroupKey, List<String>> messages = new LinkedHashMap<>();
  private final Map<GroupKey, Integer> covered = new LinkedHashMap<>();

  Numbering(SessionSigner signer, Ledger ledger, int overlap) {
    this.signer = signer;
    this.ledger = ledger;
    this.overlap = overlap;
  }

  GroupNumber number(String message, GroupKey group) {
    List<String> earlier = messages.computeIfAbsent(group, unknown -> new ArrayList<>());
    earlier.add(message);
    GroupNumber number = new GroupNumber(group, earlier.size());
    ledger.sign(message, number);
    return number;
  }

  GroupNumber.Session session() {
    return signer.session();
  }

  Iterable<GroupKey> groups() {
    return messages.keySet();
  }

  int waiting(GroupKey group) {
    return messages.get(group).size() - covered.getOrDefault(group, 0);
  }

  /** A block over what waits in a group. */
  String block(GroupKey group) {
    int end = messages.get(group).size();
    int from = Math.max(0, covered.getOrDefault(group, 0) - overlap);
    covered.put(group, end);
    String block = signer.block(group, from + 1, messages.get(group).subList(from, end));
    List<GroupNumber> numbers = new ArrayList<>();
    for (int i = from; i < end; i++) {
      numbers.add(new GroupNumber(group, i + 1));
    }
    ledger.cover(block, numbers);
    return block;
  }

  /** The highest number of each group. */
  Map<GroupKey, Long> highest() {
    Map<GroupKey, Long> highest = new LinkedHashMap<>();
    messages.forEach((group, all) -> highest.put(group, (long) all.size()));
    return highest;
  }
}
