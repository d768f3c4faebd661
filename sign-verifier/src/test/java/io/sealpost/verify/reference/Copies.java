package io.sealpost.verify.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;

/**
 * All copies of one message, and the numbers under which it was signed.
 *
 * @param octets those that were signed, if it was signed
 * @param lines in input order
 * @param numbers in each group whose keys may sign for its HOSTNAME
 * @param foreign the groups that signed it without being allowed to
 */
record Copies(
    String octets, List<Line> lines, Map<Group, NavigableSet<Long>> numbers, List<Group> foreign) {

  /** Puts the messages of an archive together. */
  static List<Copies> of(List<Line> lines, Iterable<Group> groups, Trust trust) {
    Map<String, List<Group>> signed = new HashMap<>(); // who signed a digest
    for (Group group : groups) {
      for (String digest : group.allDigests()) {
        signed.computeIfAbsent(digest, unknown -> new ArrayList<>()).add(group);
      }
    }
    Map<String, List<Line>> byOctets = new LinkedHashMap<>();
    for (Line line : lines) {
      if (line.isMessage()) {
        byOctets.computeIfAbsent(signedForm(line, signed), unknown -> new ArrayList<>()).add(line);
      }
    }
    List<Copies> all = new ArrayList<>();
    byOctets.forEach((octets, copies) -> all.add(of(octets, copies, signed, trust)));
    return all;
  }

  /** As it stands, or, where only that was signed, with or without the SP at the end. */
  private static String signedForm(Line line, Map<String, List<Group>> signed) {
    if (isSigned(line.octets(), signed) || line.message() == null) {
      return line.octets();
    }
    return line.message().otherForm().filter(form -> isSigned(form, signed)).orElse(line.octets());
  }

  private static boolean isSigned(String octets, Map<String, List<Group>> signed) {
    return signed.containsKey(Digests.SHA_1.of(octets))
        || signed.containsKey(Digests.SHA_256.of(octets));
  }

  private static Copies of(
      String octets, List<Line> lines, Map<String, List<Group>> signed, Trust trust) {
    Copies copies = new Copies(octets, lines, new LinkedHashMap<>(), new ArrayList<>());
    for (Digests kind : Digests.values()) {
      String digest = kind.of(octets);
      for (Group group : signed.getOrDefault(digest, List.of())) {
        if (group.keys().permit(lines.get(0).host(), trust)) {
          copies.numbers.put(group, group.numbers(digest));
        } else {
          copies.foreign.add(group);
        }
      }
    }
    return copies;
  }

  /** How many copies were signed. */
  int wanted() {
    return numbers.values().stream().mapToInt(Set::size).max().orElse(0);
  }

  int verified() {
    return Math.min(lines.size(), wanted());
  }

  /** Copies beyond those that were signed. */
  int extra() {
    return wanted() == 0 ? 0 : lines.size() - verified();
  }

  /** The numbers that a verified copy stands for: of the first one the lowest in each group. */
  Map<Group, Long> ids(int copy) {
    Map<Group, Long> ids = new LinkedHashMap<>();
    numbers.forEach(
        (group, ascending) ->
            ids.put(
                group,
                ascending.stream()
                    .skip(Math.min(copy, ascending.size() - 1))
                    .findFirst()
                    .orElseThrow()));
    return ids;
  }

  /** How many copies of each signed message there are in the archive, by digest. */
  static Map<String, Integer> counts(List<Copies> all) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Copies copies : all) {
      for (Digests kind : Digests.values()) {
        counts.put(kind.of(copies.octets()), copies.lines().size());
      }
    }
    return counts;
  }
}
