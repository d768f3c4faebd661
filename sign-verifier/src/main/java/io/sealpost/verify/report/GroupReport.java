package io.sealpost.verify.report;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.trust.SignerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found about one signature group.
 *
 * @param accepted the keys whose signatures count, in the order in which they came
 * @param refused keys in the archive that the policy does not trust
 * @param payloadType type letter of the first whole payload, if there was one
 * @param covered how many message numbers the valid signature blocks cover
 * @param lostCount how many numbers are lost
 * @param lost covered numbers whose message is missing; at most 200,000 ranges
 * @param uncovered numbers below the highest covered one without a valid signature block
 * @param contradicted numbers for which valid blocks give different hashes
 * @param withoutKey how many of its blocks came where none of its accepted keys was known
 * @param copies messages that came too often or out of order
 * @param foreignMessages messages that it signed for hosts its key is not trusted for
 * @param foreignHosts some of these hosts
 */
public record GroupReport(
    GroupId id,
    List<SignerKey> accepted,
    List<SignerKey> refused,
    Optional<Character> payloadType,
    long covered,
    long lostCount,
    List<NumberRange> lost,
    List<NumberRange> uncovered,
    List<NumberRange> contradicted,
    long withoutKey,
    CopyReport copies,
    long foreignMessages,
    List<String> foreignHosts) {
  private static final int MOST_LISTED = 20;

  public GroupReport {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    lost = List.copyOf(lost);
    uncovered = List.copyOf(uncovered);
    contradicted = List.copyOf(contradicted);
    foreignHosts = List.copyOf(foreignHosts);
  }

  /** Whether there is a key to check its blocks with. */
  public boolean hasKey() {
    return !accepted.isEmpty();
  }

  /** The type letter of the payload that the key came in. */
  public Optional<Character> keyType() {
    return accepted.stream().findFirst().map(SignerKey::type).orElse(payloadType);
  }

  /** Whether every key that counts is trusted. */
  public boolean isTrusted() {
    return hasKey() && accepted.stream().allMatch(SignerKey::isTrusted);
  }

  /** What the summary counts of it. */
  public Counts<Counted> counts() {
    return new Counts<>(
        Map.of(
            FindingKind.LOST, lostCount,
            FindingKind.UNCOVERED, NumberRange.count(uncovered),
            FindingKind.REPLAY, copies.replayed(),
            FindingKind.REORDERED, copies.reorderedCount()));
  }

  public List<Finding> findings(boolean selfCarriedAccepted, boolean strict) {
    List<Finding> findings = new ArrayList<>();
    findKeys(selfCarriedAccepted, findings::add);
    findForeignHosts(findings::add);
    each(lost, FindingKind.LOST, "signed, and not in the archive", findings::add);
    each(uncovered, FindingKind.UNCOVERED, "no valid signature block", findings::add);
    each(contradicted, FindingKind.NUMBER_CONFLICT, "several hashes are signed", findings::add);
    findCopies(strict, findings::add);
    return findings;
  }

  private void findKeys(boolean selfCarriedAccepted, Consumer<Finding> found) {
    if (refused.isEmpty() && (!hasKey() || withoutKey > 0)) {
      String where =
          hasKey() ? "no key was known where they came" : "no whole certificate with a usable key";
      found.accept(Finding.in(id, FindingKind.NO_KEY, withoutKey + " blocks: " + where));
    }
    for (SignerKey key : refused) {
      found.accept(Finding.in(id, FindingKind.UNTRUSTED_KEY, key.fingerprint().toString()));
    }
    if (!selfCarriedAccepted && hasKey() && !isTrusted()) {
      found.accept(Finding.in(id, FindingKind.SELF_CARRIED_KEY, fingerprints()));
    }
    if (accepted.size() > 1 && !isTrusted()) {
      found.accept(Finding.in(id, FindingKind.KEY_CONFLICT, fingerprints()));
    }
  }

  private void findForeignHosts(Consumer<Finding> found) {
    if (foreignMessages == 0) {
      return;
    }
    String evidence =
        String.format(
            Locale.ROOT,
            "the key is not trusted for %2$s: %1$d messages",
            foreignMessages,
            String.join(", ", foreignHosts));
    found.accept(Finding.in(id, FindingKind.UNTRUSTED_HOST, evidence, foreignMessages));
  }

  private void findCopies(boolean strict, Consumer<Finding> found) {
    if (copies.replayed() > 0) {
      String evidence =
          String.format(
              Locale.ROOT,
              "numbers %s: copies beyond those signed and sent again: %d%s",
              listed(copies.replayedNumbers()),
              copies.replayed(),
              copies.such(FindingKind.REPLAY));
      found.accept(Finding.in(id, FindingKind.REPLAY, evidence, copies.replayed()));
    }
    if (copies.undecided() > 0) {
      String evidence =
          "copies of messages with several numbers, from farther back than the memory reaches: "
              + copies.undecided();
      found.accept(Finding.in(id, FindingKind.BEYOND_MEMORY, evidence, copies.undecided()));
    }
    if (strict && copies.redelivered() > 0) {
      String evidence =
          String.format(
              Locale.ROOT,
              "numbers %s: copies that were sent again: %d",
              listed(copies.redeliveredNumbers()),
              copies.redelivered());
      found.accept(Finding.in(id, FindingKind.REDELIVERED, evidence, copies.redelivered()));
    }
    if (strict && copies.reorderedCount() > 0) {
      String evidence =
          String.format(
              Locale.ROOT,
              "numbers %s: after messages with higher numbers%s",
              listed(copies.reordered()),
              copies.such(FindingKind.REORDERED));
      found.accept(Finding.in(id, FindingKind.REORDERED, evidence, copies.reorderedCount()));
    }
  }

  /** The first ranges, as text. */
  private static String listed(List<NumberRange> ranges) {
    String first =
        ranges.stream()
            .limit(MOST_LISTED)
            .map(NumberRange::toString)
            .collect(Collectors.joining(" "));
    return ranges.size() > MOST_LISTED ? first + " ..." : first;
  }

  private String fingerprints() {
    return Stream.concat(accepted.stream(), refused.stream())
        .map(key -> key.fingerprint().toString())
        .collect(Collectors.joining(", "));
  }

  private void each(
      List<NumberRange> ranges, FindingKind kind, String evidence, Consumer<Finding> found) {
    for (NumberRange range : ranges) {
      found.accept(Finding.in(id, kind, "numbers " + range + ": " + evidence, range.size()));
    }
  }
}
