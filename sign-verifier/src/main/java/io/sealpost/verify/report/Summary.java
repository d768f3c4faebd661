package io.sealpost.verify.report;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The counts of a whole archive. Each message has one verdict; copies that were resent are counted
 * as {@link FindingKind#REDELIVERED} instead of {@link Verdict#REPLAY}.
 *
 * @param counts messages by verdict, wrong and unchecked blocks by verdict, numbers by finding
 * @param trusted whether everything verified is signed with trusted keys
 */
public record Summary(Counts<Counted> counts, boolean trusted) {
  /** All counts by the names that they have in NDJSON, in that order. */
  public Map<String, Long> byName() {
    Map<String, Long> all = new LinkedHashMap<>();
    all.put("messages", messages());
    for (Verdict verdict : Verdict.values()) {
      all.put(verdict.text(), counts.of(verdict));
    }
    all.put("redelivered", redelivered());
    all.put("reordered", reordered());
    all.put("lost", lost());
    all.put("uncovered", uncovered());
    all.put("badBlocks", badBlocks());
    all.put("noKeyBlocks", noKeyBlocks());
    all.put("skippedBlocks", skippedBlocks());
    return all;
  }

  public long messages() {
    return Arrays.stream(Verdict.values()).mapToLong(counts::of).sum() + redelivered();
  }

  public long verified() {
    return counts.of(Verdict.VERIFIED);
  }

  public long unsigned() {
    return counts.of(Verdict.UNSIGNED);
  }

  /** Copies beyond those that were signed and those that were resent. */
  public long replay() {
    return counts.of(Verdict.REPLAY);
  }

  /** Copies that were resent: no finding. */
  public long redelivered() {
    return counts.of(FindingKind.REDELIVERED);
  }

  /** Verified messages that came after one with a higher number: no finding. */
  public long reordered() {
    return counts.of(FindingKind.REORDERED);
  }

  /** Lost message numbers, over all groups. */
  public long lost() {
    return counts.of(FindingKind.LOST);
  }

  /** Uncovered message numbers, over all groups. */
  public long uncovered() {
    return counts.of(FindingKind.UNCOVERED);
  }

  /** Blocks that are wrong in themselves. */
  public long badBlocks() {
    return Arrays.stream(BlockVerdict.values())
        .filter(BlockVerdict::isBad)
        .mapToLong(counts::of)
        .sum();
  }

  /** Blocks for which there was no accepted key. */
  public long noKeyBlocks() {
    return counts.of(BlockVerdict.NO_KEY);
  }

  /** Blocks whose signature was not checked, since they add nothing. */
  public long skippedBlocks() {
    return counts.of(BlockVerdict.SKIPPED);
  }

  /** The sum of the counts of two parts of one archive. */
  Summary with(Summary other) {
    return new Summary(counts.plus(other.counts), trusted && other.trusted);
  }
}
