package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.trust.SignerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found of one signature group.
 *
 * @param accepted the keys whose signatures count, in the order in which they came
 * @param refused keys in the archive that the policy does not trust
 * @param payloadType the letter of the first whole payload, if there was one
 * @param covered how many message numbers the valid signature blocks cover
 * @param lostCount how many numbers are lost
 * @param lost numbers that are covered and whose message is not there; at most 200,000 ranges
 * @param uncovered numbers below the highest covered one without a valid signature block
 * @param contradicted numbers for which valid blocks give different hashes
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
    List<NumberRange> contradicted) {

  public GroupReport {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    lost = List.copyOf(lost);
    uncovered = List.copyOf(uncovered);
    contradicted = List.copyOf(contradicted);
  }

  /** Whether there is a key to check its blocks with. */
  public boolean hasKey() {
    return !accepted.isEmpty();
  }

  /** The letter of the payload that the key came in. */
  public Optional<Character> keyType() {
    return accepted.stream().findFirst().map(SignerKey::type).orElse(payloadType);
  }

  /** Whether every key that counts is a trusted one. */
  public boolean isTrusted() {
    return hasKey() && accepted.stream().allMatch(SignerKey::isTrusted);
  }

  List<Finding> findings(boolean selfCarriedAccepted) {
    List<Finding> findings = new ArrayList<>();
    findKeys(selfCarriedAccepted, findings::add);
    each(lost, FindingKind.LOST, "signed, and not in the archive", findings::add);
    each(uncovered, FindingKind.UNCOVERED, "no valid signature block", findings::add);
    each(contradicted, FindingKind.NUMBER_CONFLICT, "several hashes are signed", findings::add);
    return findings;
  }

  private void findKeys(boolean selfCarriedAccepted, Consumer<Finding> found) {
    if (!hasKey() && refused.isEmpty()) {
      found.accept(Finding.in(id, FindingKind.NO_KEY, "no whole certificate with a usable key"));
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

  private String fingerprints() {
    return Stream.concat(accepted.stream(), refused.stream())
        .map(key -> key.fingerprint().toString())
        .collect(Collectors.joining(", "));
  }

  private void each(
      List<NumberRange> ranges, FindingKind kind, String evidence, Consumer<Finding> found) {
    for (NumberRange range : ranges) {
      found.accept(Finding.in(id, kind, "numbers " + range + ": " + evidence));
    }
  }
}
