package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.trust.SignerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a part of an archive knows of one signature group.
 *
 * @param covered the numbers of its valid blocks
 * @param found those of them whose message is in the part
 * @param verified those whose message has its verdict from this part, without those of equal
 *     messages
 */
record PartGroup(
    List<SignerKey> accepted,
    List<SignerKey> refused,
    Optional<Character> payloadType,
    List<NumberRange> covered,
    List<NumberRange> found,
    List<NumberRange> verified,
    List<NumberRange> contradicted) {

  PartGroup {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    covered = List.copyOf(covered);
    found = List.copyOf(found);
    verified = List.copyOf(verified);
    contradicted = List.copyOf(contradicted);
  }

  /** The same group in two parts that follow each other. */
  PartGroup with(PartGroup later) {
    return new PartGroup(
        keys(accepted, later.accepted),
        keys(refused, later.refused),
        payloadType.or(() -> later.payloadType),
        NumberRanges.union(covered, later.covered),
        NumberRanges.union(found, later.found),
        NumberRanges.union(verified, later.verified),
        NumberRanges.union(contradicted, later.contradicted));
  }

  private static List<SignerKey> keys(List<SignerKey> some, List<SignerKey> more) {
    List<SignerKey> all = new ArrayList<>(some);
    for (SignerKey key : more) {
      if (all.stream().noneMatch(known -> known.key().equals(key.key()))) all.add(key);
    }
    return all;
  }

  long highest() {
    return NumberRanges.highest(covered);
  }

  /** What is wrong with the group, once its parts are all there. */
  GroupReport report(GroupId id) {
    List<NumberRange> lost = NumberRanges.without(covered, found);
    return new GroupReport(
        id,
        accepted,
        refused,
        payloadType,
        NumberRange.count(covered),
        NumberRange.count(lost),
        lost,
        NumberRanges.gaps(covered),
        contradicted);
  }
}
