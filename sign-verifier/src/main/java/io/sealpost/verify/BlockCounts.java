package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for signature blocks that a session counted (GBC, RFC 5848 §4.2.3) and that are not there.
 *
 * <p>A session counts its blocks over all groups. So where all of a group was deleted, or the end
 * of one group, the blocks of the others show it. Of sessions only that say what they send again:
 * other signers are known that count otherwise.
 */
final class BlockCounts {
  private final Map<String, List<NumberRange>> sessions = new TreeMap<>();
  private final Set<String> unknown = new HashSet<>();
  private final SentAgain sentAgain;

  BlockCounts(SentAgain sentAgain) {
    this.sentAgain = sentAgain;
  }

  /**
   * Takes the blocks of a group that were checked.
   *
   * @param counters GBC, each greater by one
   * @param skipped how many were not checked: what they count is not known
   */
  void add(GroupId group, List<NumberRange> counters, long skipped) {
    if (counters.isEmpty() || !sentAgain.isSaidBy(group)) {
      return;
    }
    String session =
        String.format(
            Locale.ROOT,
            "session %s of %s [%s] on %s",
            group.rsid(),
            group.app(),
            group.procId(),
            group.host());
    sessions.merge(session, counters, NumberRanges::union);
    if (skipped > 0) {
      unknown.add(session);
    }
  }

  /** Reports the gaps. */
  void check(Reporter reporter) throws IOException {
    for (Map.Entry<String, List<NumberRange>> session : sessions.entrySet()) {
      long missing = NumberRange.count(NumberRanges.gaps(session.getValue()));
      if (missing == 0 || unknown.contains(session.getKey())) {
        continue;
      }
      String evidence = missing + " of its signature blocks, by their count, are not there";
      reporter.find(new Finding(FindingKind.MISSING_BLOCK, session.getKey(), evidence, missing));
    }
  }
}
