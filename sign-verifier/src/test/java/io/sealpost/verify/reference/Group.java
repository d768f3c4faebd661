package io.sealpost.verify.reference;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A signature group: its keys, and the digests that its valid blocks give to its numbers. */
final class Group {
  private final GroupName name;
  private final GroupKeys keys;
  private final TreeMap<Long, Set<String>> digests = new TreeMap<>();
  private final Set<Long> counters = new HashSet<>();
  private final Map<String, NavigableSet<Long>> numbers = new HashMap<>();

  Group(GroupName name, GroupKeys keys) {
    this.name = name;
    this.keys = keys;
  }

  GroupName name() {
    return name;
  }

  GroupKeys keys() {
    return keys;
  }

  void add(long number, String digest) {
    digests.computeIfAbsent(number, unknown -> new HashSet<>()).add(digest);
    numbers.computeIfAbsent(digest, unknown -> new TreeSet<>()).add(number);
  }

  /** Notes the GBC of a valid block. */
  void count(long counter) {
    counters.add(counter);
  }

  /** GBC of its valid blocks. */
  Set<Long> counters() {
    return counters;
  }

  boolean has(long number, String digest) {
    return digests.getOrDefault(number, Set.of()).contains(digest);
  }

  /** The numbers of the message with that digest, in order. */
  NavigableSet<Long> numbers(String digest) {
    return numbers.getOrDefault(digest, new TreeSet<>());
  }

  Set<String> allDigests() {
    return numbers.keySet();
  }

  /** 0 if no number is covered. */
  long highest() {
    return digests.isEmpty() ? 0 : digests.lastKey();
  }

  long uncovered() {
    return highest() - digests.size();
  }

  boolean hasConflict() {
    return digests.values().stream().anyMatch(several -> several.size() > 1);
  }
}
