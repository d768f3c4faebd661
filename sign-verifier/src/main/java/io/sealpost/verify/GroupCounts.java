package io.sealpost.verify;

import io.sealpost.verify.report.Counted;
import io.sealpost.verify.report.Counts;
import io.sealpost.verify.report.GroupReport;

/** Totals over the reports of several signature groups. */
record GroupCounts(
    Counts<Counted> counts, boolean anySigned, boolean anyKey, boolean anyUntrusted) {
  static final GroupCounts NOTHING = new GroupCounts(Counts.none(), false, false, false);

  static GroupCounts of(GroupReport group) {
    return new GroupCounts(
        group.counts(), group.covered() > 0, group.hasKey(), group.hasKey() && !group.isTrusted());
  }

  /** These counts plus those of other groups. */
  GroupCounts plus(GroupCounts other) {
    return new GroupCounts(
        counts.plus(other.counts),
        anySigned || other.anySigned,
        anyKey || other.anyKey,
        anyUntrusted || other.anyUntrusted);
  }

  /** Whether there are keys, all of them trusted. */
  boolean isTrusted() {
    return anyKey && !anyUntrusted;
  }
}
