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
 * Finds signature blocks that a session counted (GBC, RFC 5848 §4.2.3) but that are missing.
 *
 * <p>A session counts its blocks over all groups. So if a whole group or the end of one was
 * deleted, the blocks of the others show it. Only sessions that announce what they resend are
 * checked: some other signers are known to count differently.
 */
final class BlockCounts {
  private final Map<String, List<NumberRange>> sessions = new TreeMap<>();
  private final Set<String> unknown = new HashSet<>();
  private final SentAgain sentAgain;

  BlockCounts(SentAgain sentAgain) {
    this.sentAgain = sentAgain;
  }

  /**
   * Takes the checked blocks of a group.
   *
   * @param counters GBC, each greater by one
   * @param skipped how many were not checked: their counts are not known
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
      String evidence = missing + " of its signature blocks are missing, by their count";
      reporter.find(new Finding(FindingKind.MISSING_BLOCK, session.getKey(), evidence, missing));
    }
  }
}
