package io.sealpost.verify.edits;

import io.sealpost.verify.edits.GroupNumber.GroupKey;
import io.sealpost.verify.edits.GroupNumber.Session;
import io.sealpost.verify.edits.Ledger.Claim;
import io.sealpost.verify.edits.Ledger.Companion;
import io.sealpost.verify.edits.Ledger.Successor;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Why an edited archive must have a finding, by what its makers and the editor did: no verifier is
 * asked.
 *
 * <pre>
 *   said that was never said    a line that no sender wrote; a message without any block that covers it
 *   no longer said              a message is gone, and a block that is there has its number or a higher one, or a notice
 *                               that is there says that there was one
 *   said too often              more copies than numbers, and more than the signer says that it sent again
 * </pre>
 *
 * <p>What it cannot say: a tail that is gone with all blocks and notices that know of it; other
 * orders; copies that look like what a sender sends again that does not say so.
 */
final class NeverSilent {
  private static final int MOST_SENT_AGAIN = 8;

  private final Ledger ledger;
  private final Editor editor;
  private final Map<String, List<GroupNumber>> blocks = new HashMap<>();
  private final Map<String, Integer> copies = new HashMap<>();
  private final Map<GroupKey, Long> highest = new HashMap<>();
  private final Set<GroupNumber> covered = new HashSet<>();

  private NeverSilent(Editor editor) {
    this.ledger = editor.made().ledger();
    this.editor = editor;
    ledger.blocks().forEach((block, numbers) -> blocks.put(withoutSign(block), numbers));
    for (String line : editor.lines()) {
      copies.merge(line, 1, Integer::sum);
      for (GroupNumber number : numbers(line)) {
        highest.merge(number.group(), number.number(), Math::max);
        covered.add(number);
      }
    }
  }

  /**
   * The numbers that a line covers, if it is a block: one SP at its end changes nothing, nor does
   * another spelling of SIGN. With a wrong SIGN it is a finding by itself.
   */
  private List<GroupNumber> numbers(String line) {
    String block = line.endsWith("] ") ? otherForm(line) : line;
    return blocks.getOrDefault(withoutSign(block), List.of());
  }

  /** A reason, if there is one. */
  static Optional<String> reason(Editor editor) {
    NeverSilent check = new NeverSilent(editor);
    if (check.hasNamesakes()) {
      return check.neverSaid();
    }
    return check.neverSaid().or(check::noLongerSaid).or(check::sessionGone).or(check::saidTooOften);
  }

  /** Whether a session that was glued to the archive has the name of another in it. */
  private boolean hasNamesakes() {
    return editor.isGlued()
        && !Collections.disjoint(sessions(ledger), sessions(editor.other().ledger()));
  }

  private static Set<Session> sessions(Ledger ledger) {
    return ledger.signed().values().stream()
        .flatMap(List::stream)
        .map(number -> number.group().session())
        .collect(Collectors.toSet());
  }

  private Optional<String> neverSaid() {
    Set<String> written = new HashSet<>(editor.made().lines());
    if (editor.isGlued()) {
      written.addAll(editor.other().lines());
    }
    Set<String> withoutSign = new HashSet<>();
    written.forEach(line -> withoutSign.add(withoutSign(line)));
    boolean redundant = editor.made().isRedundant();
    // A certificate says nothing but whose key it is.
    editor.other().lines().stream().filter(NeverSilent::isCertificate).forEach(written::add);
    for (String line : copies.keySet()) {
      boolean known = line.isEmpty() || written.contains(line) || isOtherForm(line, written);
      // Another spelling of the same SIGN says nothing else; nor does what may be left unchecked.
      boolean sameBlock = line.contains("[ssign") && withoutSign.contains(withoutSign(line));
      boolean maySkip = redundant && line.contains("[ssign ") && line.endsWith("\"]");
      if (!known && !sameBlock && !maySkip) {
        return Optional.of("nobody wrote: " + line);
      }
    }
    return firstOf(
        ledger.signed().keySet(),
        message ->
            count(message) > 0
                && !editor.isGlued()
                && ledger.signed().get(message).stream().noneMatch(covered::contains),
        "no block is left for: ");
  }

  private static boolean isCertificate(String line) {
    return line.contains(" - [ssign-cert ");
  }

  private static String withoutSign(String line) {
    return line.replaceFirst(" SIGN=\"[^\"]*\"", "");
  }

  /** Servers add one SP at the end of a message without MSG, and drop it. */
  private static boolean isOtherForm(String line, Set<String> written) {
    return mayLackText(line) && written.contains(otherForm(line));
  }

  private static boolean mayLackText(String line) {
    return line.endsWith("]") || line.endsWith("] ") || line.endsWith("-") || line.endsWith("- ");
  }

  private static String otherForm(String line) {
    return line.endsWith(" ") ? line.substring(0, line.length() - 1) : line + " ";
  }

  /** How many copies there are, in either form. */
  private int count(String message) {
    int count = copies.getOrDefault(message, 0);
    return mayLackText(message) ? count + copies.getOrDefault(otherForm(message), 0) : count;
  }

  private Optional<String> noLongerSaid() {
    for (Map.Entry<String, List<GroupNumber>> signed : ledger.signed().entrySet()) {
      Map<GroupKey, Integer> ofGroup = new HashMap<>();
      for (GroupNumber number : signed.getValue()) {
        boolean isThere = ofGroup.merge(number.group(), 1, Integer::sum) <= count(signed.getKey());
        if (!isThere && isKnown(number)) {
          return Optional.of("gone, and known: " + number + ", " + signed.getKey());
        }
      }
    }
    return Optional.empty();
  }

  private boolean isKnown(GroupNumber number) {
    if (highest.getOrDefault(number.group(), 0L) >= number.number()) {
      return true;
    }
    return ledger.claims().stream()
        .filter(claim -> copies.containsKey(claim.line()))
        .map(Claim::last)
        .anyMatch(last -> last.getOrDefault(number.group(), 0L) >= number.number());
  }

  private Optional<String> sessionGone() {
    for (Successor successor : ledger.successors()) {
      boolean isThere =
          highest.keySet().stream().anyMatch(group -> group.session().equals(successor.previous()));
      if (copies.containsKey(successor.line()) && !isThere) {
        return Optional.of("nothing is left: " + successor.previous());
      }
    }
    for (Companion companion : ledger.companions()) {
      if (copies.containsKey(companion.line()) && !copies.containsKey(companion.other())) {
        return Optional.of("another notice knows of: " + companion.other());
      }
    }
    return Optional.empty();
  }

  private Optional<String> saidTooOften() {
    return firstOf(
        ledger.signed().keySet(),
        message -> !editor.isGlued() && count(message) > most(ledger.signed().get(message)),
        "too many copies of: ");
  }

  /** How many copies there may be. */
  private int most(List<GroupNumber> numbers) {
    Map<GroupKey, Integer> signed = new HashMap<>();
    Map<GroupKey, Integer> again = new HashMap<>();
    for (GroupNumber number : numbers) {
      boolean says = ledger.isNoting(number.group().session(), copies.keySet());
      signed.merge(number.group(), 1, Integer::sum);
      again.merge(
          number.group(), ledger.listed(number) + (says ? 0 : MOST_SENT_AGAIN), Integer::sum);
    }
    return signed.values().stream().mapToInt(Integer::intValue).max().orElse(0)
        + again.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private interface Test {
    boolean of(String line);
  }

  private static Optional<String> firstOf(Set<String> lines, Test test, String reason) {
    return lines.stream().filter(test::of).findFirst().map(line -> reason + line);
  }
}
