package io.sealpost.verify.group;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.CopyReport;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import io.sealpost.verify.trust.SignerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known about one signature group in a part of an archive.
 *
 * @param covered the numbers of its valid blocks
 * @param found those covered whose message is in the part
 * @param verified those whose message got its verdict from this part
 * @param withoutKey how many of its blocks had no key
 * @param counters which blocks of its session were checked: GBC, each greater by one
 * @param skipped how many of its blocks were not checked
 */
public record PartGroup(
    List<SignerKey> accepted,
    List<SignerKey> refused,
    Optional<Character> payloadType,
    List<NumberRange> covered,
    List<NumberRange> found,
    List<NumberRange> verified,
    List<NumberRange> contradicted,
    MessageCopies copies,
    ForeignHosts foreign,
    long withoutKey,
    List<NumberRange> counters,
    long skipped) {
  public PartGroup {
    accepted = List.copyOf(accepted);
    refused = List.copyOf(refused);
    covered = List.copyOf(covered);
    found = List.copyOf(found);
    verified = List.copyOf(verified);
    contradicted = List.copyOf(contradicted);
  }

  /** The same group, in a part that comes after one with messages of a later session. */
  public PartGroup afterLaterSession() {
    MessageCopies late = new MessageCopies();
    verified.forEach(late::late);
    return new PartGroup(
        accepted,
        refused,
        payloadType,
        covered,
        found,
        verified,
        contradicted,
        copies.with(late),
        foreign,
        withoutKey,
        counters,
        skipped);
  }

  /** This group combined with that of the following part. */
  public PartGroup with(PartGroup later) {
    return new PartGroup(
        keys(accepted, later.accepted),
        keys(refused, later.refused),
        payloadType.or(() -> later.payloadType),
        NumberRanges.union(covered, later.covered),
        NumberRanges.union(found, later.found),
        NumberRanges.union(verified, later.verified),
        NumberRanges.union(contradicted, later.contradicted),
        copiesWith(later),
        foreign.with(later.foreign),
        withoutKey + later.withoutKey,
        NumberRanges.union(counters, later.counters),
        skipped + later.skipped);
  }

  /**
   * The copies of both: a number verified in both is a repeat; those of the later part must be
   * higher.
   */
  private MessageCopies copiesWith(PartGroup later) {
    MessageCopies both = copies.with(later.copies);
    NumberRanges.both(verified, later.verified).forEach(both::repeat);
    long before = NumberRanges.highest(verified);
    if (before > 0) {
      // Not those farther back than half of all numbers: the greatest one is followed by 1.
      List<NumberRange> lower = List.of(new NumberRange(Math.max(1, before - Sender.HALF), before));
      List<NumberRange> firstHere = NumberRanges.without(later.verified, verified);
      NumberRanges.both(firstHere, lower).forEach(both::late);
    }
    return both;
  }

  private static List<SignerKey> keys(List<SignerKey> some, List<SignerKey> more) {
    List<SignerKey> all = new ArrayList<>(some);
    for (SignerKey key : more) {
      if (all.stream().noneMatch(known -> known.key().equals(key.key()))) {
        all.add(key);
      }
    }
    return all;
  }

  public long highest() {
    return NumberRanges.highest(covered);
  }

  /** What is wrong with the group, once all its parts are present. */
  public GroupReport report(GroupId id, CopyReport copyReport) {
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
        contradicted,
        withoutKey,
        copyReport,
        foreign.messages(),
        foreign.names());
  }
}
