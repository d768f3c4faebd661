package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.PartGroup;
import io.sealpost.verify.group.Sender;
import io.sealpost.verify.line.FarApart;
import io.sealpost.verify.report.Counted;
import io.sealpost.verify.report.Counts;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import io.sealpost.verify.report.Verdict;
import java.util.HashMap;
import java.util.Map;

/**
 * What is settled in a part of an archive.
 *
 * @param lines the counts of the lines that have their verdict
 * @param givenUp the counts of groups that were given up
 * @param findings how often each kind was found in those groups
 * @param notices what signers said about themselves in verified messages
 * @param equal copies of messages with several numbers
 * @param farApart what may lie farther apart than memory reaches
 * @param certificates those found before the part's last lines, which are checked with them
 */
record PartResult(
    Counts<Counted> lines,
    GroupCounts givenUp,
    Counts<FindingKind> findings,
    Map<GroupId, PartGroup> groups,
    SessionNoticeCheck notices,
    EqualCopies equal,
    FarApart farApart,
    Certificates certificates) {
  /** An empty result. */
  static PartResult nothing() {
    return new PartResult(
        Counts.none(),
        GroupCounts.NOTHING,
        Counts.none(),
        Map.of(),
        new SessionNoticeCheck(),
        new EqualCopies(),
        new FarApart(),
        new Certificates());
  }

  /** This result together with that of later lines. */
  PartResult with(PartResult later) {
    Map<GroupId, PartGroup> all = new HashMap<>(groups);
    Map<Sender.Id, Long> latest = latestSessions();
    later.groups.forEach(
        (id, group) -> {
          long session = Long.parseLong(id.rsid());
          boolean over = Sender.isAhead(latest.getOrDefault(Sender.Id.of(id), 0L), session);
          all.merge(id, over ? group.afterLaterSession() : group, PartGroup::with);
        });
    return new PartResult(
        lines.plus(later.lines).with(verifiedByBoth(later), Verdict.VERIFIED, Verdict.REPLAY),
        givenUp.plus(later.givenUp),
        findings.plus(later.findings),
        all,
        notices.with(later.notices),
        equal.with(later.equal),
        farApart.with(later.farApart),
        certificates.with(later.certificates));
  }

  /** The latest session of each sender whose sessions do not overlap. */
  private Map<Sender.Id, Long> latestSessions() {
    Map<Sender.Id, Long> latest = new HashMap<>();
    groups.forEach(
        (id, group) -> {
          Sender.Id sender = Sender.Id.of(id);
          if (!sender.isLasting() || group.verified().isEmpty()) {
            return;
          }
          long session = Long.parseLong(id.rsid());
          latest.merge(sender, session, (one, other) -> Sender.isAhead(one, other) ? one : other);
        });
    return latest;
  }

  /** How many numbers were verified by both: each was replayed or used twice. */
  private long verifiedByBoth(PartResult later) {
    long count = 0;
    for (Map.Entry<GroupId, PartGroup> group : groups.entrySet()) {
      PartGroup same = later.groups.get(group.getKey());
      if (same == null) {
        continue;
      }
      count += NumberRange.count(NumberRanges.both(group.getValue().verified(), same.verified()));
    }
    return count;
  }
}
