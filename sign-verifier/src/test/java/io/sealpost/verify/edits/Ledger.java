package io.sealpost.verify.edits;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import io.sealpost.verify.edits.GroupNumber.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the makers of an archive know of it: no verifier was asked. */
final class Ledger {
  /** Says, in a line that is signed, that a session had these numbers at least. */
  record Claim(String line, Map<GroupKey, Long> last) {}

  /** Says that there was a session. */
  record Successor(String line, Session previous) {}

  /** A signed line that says that there is another one. */
  record Companion(String line, String other) {}

  private final Map<String, List<GroupNumber>> signed = new LinkedHashMap<>();
  private final Map<String, List<GroupNumber>> blocks = new LinkedHashMap<>();
  private final Map<GroupNumber, Integer> listed = new HashMap<>();
  private final Map<Session, String> noting = new HashMap<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Successor> successors = new ArrayList<>();
  private final List<Companion> companions = new ArrayList<>();

  void sign(String message, GroupNumber number) {
    signed.computeIfAbsent(message, unknown -> new ArrayList<>()).add(number);
  }

  void cover(String block, List<GroupNumber> numbers) {
    blocks.put(block, List.copyOf(numbers));
  }

  /** Notes that a notice lists this number once more. */
  void list(GroupNumber number) {
    listed.merge(number, 1, Integer::sum);
  }

  /** Notes that the session says, in this line, that it says what it sends again. */
  void note(String line, Session session) {
    noting.put(session, line);
  }

  void claim(String line, Map<GroupKey, Long> last) {
    claims.add(new Claim(line, Map.copyOf(last)));
  }

  void succeed(String line, Session previous) {
    successors.add(new Successor(line, previous));
  }

  void addAll(Ledger other) {
    other.signed.forEach((message, numbers) -> numbers.forEach(number -> sign(message, number)));
    blocks.putAll(other.blocks);
    other.listed.forEach((number, count) -> listed.merge(number, count, Integer::sum));
    noting.putAll(other.noting);
    claims.addAll(other.claims);
    successors.addAll(other.successors);
    companions.addAll(other.companions);
  }

  /** The numbers of each message. */
  Map<String, List<GroupNumber>> signed() {
    return signed;
  }

  /** The numbers that each signature block covers. */
  Map<String, List<GroupNumber>> blocks() {
    return blocks;
  }

  int listed(GroupNumber number) {
    return listed.getOrDefault(number, 0);
  }

  /** Whether one of these lines says that the session says what it sends again. */
  boolean isNoting(Session session, Set<String> lines) {
    return noting.containsKey(session) && lines.contains(noting.get(session));
  }

  List<Claim> claims() {
    return claims;
  }

  void pair(String line, String other) {
    companions.add(new Companion(line, other));
  }

  List<Companion> companions() {
    return companions;
  }

  List<Successor> successors() {
    return successors;
  }
}
