package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a part of an archive has settled.
 *
 * @param lines the counts of the lines that have their verdict, and of groups that were given up
 * @param findings how often each kind was found in those
 * @param notices what sessions said of themselves in messages that were verified
 * @param certificates those that were met before the part's last lines, which are checked with them
 */
record Settled(
    Summary lines,
    Map<FindingKind, Long> findings,
    Map<GroupId, PartGroup> groups,
    SessionNotices notices,
    Certificates certificates) {
  /** Nothing yet. */
  static Settled nothing() {
    return new Settled(
        Summary.NOTHING, Map.of(), Map.of(), new SessionNotices(), new Certificates());
  }

  /** Together with what is settled of lines that come later. */
  Settled with(Settled later) {
    Map<GroupId, PartGroup> all = new HashMap<>(groups);
    later.groups.forEach((id, group) -> all.merge(id, group, PartGroup::with));
    Map<FindingKind, Long> both = new EnumMap<>(FindingKind.class);
    for (Map<FindingKind, Long> part : List.of(findings, later.findings)) {
      part.forEach((kind, count) -> both.merge(kind, count, Long::sum));
    }
    return new Settled(
        lines.with(later.lines),
        both,
        all,
        notices.with(later.notices),
        certificates.with(later.certificates));
  }

  /** The numbers that both have verified, by group: each was played again, or used twice. */
  Map<GroupId, List<NumberRange>> verifiedBy(Settled other) {
    Map<GroupId, List<NumberRange>> both = new HashMap<>();
    groups.forEach(
        (id, group) -> {
          PartGroup same = other.groups.get(id);
          if (same == null) return;
          List<NumberRange> twice = NumberRanges.both(group.verified(), same.verified());
          if (!twice.isEmpty()) both.put(id, twice);
        });
    return both;
  }

  /** With {@code count} messages, of so many ranges of numbers, taken for replays after all. */
  Settled replayed(long count, long ranges) {
    Map<FindingKind, Long> more = new EnumMap<>(FindingKind.class);
    more.putAll(findings);
    more.merge(FindingKind.REPLAY, ranges, Long::sum);
    return new Settled(lines.replayed(count), more, groups, notices, certificates);
  }
}
