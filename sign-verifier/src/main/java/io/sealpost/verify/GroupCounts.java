package io.sealpost.verify;

import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.NumberRange;

/** Totals over the reports of several signature groups. */
record GroupCounts(
    long lost,
    long uncovered,
    long replayed,
    long reordered,
    boolean anySigned,
    boolean anyKey,
    boolean anyUntrusted) {
  static final GroupCounts NOTHING = new GroupCounts(0, 0, 0, 0, false, false, false);

  static GroupCounts of(GroupReport group) {
    return new GroupCounts(
        group.lostCount(),
        NumberRange.count(group.uncovered()),
        group.copies().replayed(),
        group.copies().reorderedCount(),
        group.covered() > 0,
        group.hasKey(),
        group.hasKey() && !group.isTrusted());
  }

  /** These counts plus those of other groups. */
  GroupCounts plus(GroupCounts other) {
    return new GroupCounts(
        lost + other.lost,
        uncovered + other.uncovered,
        replayed + other.replayed,
        reordered + other.reordered,
        anySigned || other.anySigned,
        anyKey || other.anyKey,
        anyUntrusted || other.anyUntrusted);
  }

  /** Whether there are keys, all of them trusted. */
  boolean isTrusted() {
    return anyKey && !anyUntrusted;
  }
}
