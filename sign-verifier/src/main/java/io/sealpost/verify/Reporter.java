package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.SignedNumbers.Signed;
import io.sealpost.verify.trust.TrustPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the sink what is settled, and counts it. */
final class Reporter {
  private final VerdictSink sink;
  private final boolean strict;
  private final Edges edges;
  private final Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
  private long messages;
  private long verified;
  private long unsigned;
  private long replayed;
  private long redelivered;
  private long badBlocks;

  // Of the groups.
  private long lost;
  private long uncovered;
  private boolean anySigned;
  private boolean anyKey;
  private boolean anyUntrusted;

  /**
   * With {@code strict} redelivered copies are findings.
   *
   * @param edges lines that are not settled are passed over
   */
  Reporter(VerdictSink sink, boolean strict, Edges edges) {
    this.sink = sink;
    this.strict = strict;
    this.edges = edges;
  }

  /** Takes what parts of the archive have counted. */
  void add(Summary lines, Map<FindingKind, Long> found) {
    messages += lines.messages();
    verified += lines.verified();
    unsigned += lines.unsigned();
    replayed += lines.replay();
    redelivered += lines.redelivered();
    badBlocks += lines.badBlocks();
    lost += lines.lost();
    uncovered += lines.uncovered();
    anySigned |= lines.verified() > 0;
    anyUntrusted |= !lines.trusted();
    found.forEach((kind, count) -> findings.merge(kind, count, Long::sum));
  }

  /** What was counted so far. */
  Summary counted(boolean trusted) {
    return new Summary(
        messages, verified, unsigned, replayed, redelivered, lost, uncovered, badBlocks, trusted);
  }

  /** The counts of a part: of its settled lines, and of groups that were given up. */
  Settled settled(Map<GroupId, PartGroup> groups, SessionNotices notices, Certificates known) {
    return new Settled(counted(!anyUntrusted), Map.copyOf(findings), groups, notices, known);
  }

  /** Sums up, with the groups that were not given up. */
  Report report(List<GroupReport> groups) throws IOException {
    for (GroupReport group : groups) count(group);
    if (!anySigned) {
      String evidence = "no valid signature block of an accepted key";
      find(new Finding(FindingKind.NOTHING_SIGNED, "archive", evidence));
    }
    return new Report(groups, counted(anyKey && !anyUntrusted), findings);
  }

  private void count(GroupReport group) {
    lost += group.lostCount();
    uncovered += NumberRange.count(group.uncovered());
    anySigned |= group.covered() > 0;
    anyKey |= group.hasKey();
    anyUntrusted |= group.hasKey() && !group.isTrusted();
  }

  void find(Finding finding) throws IOException {
    findings.merge(finding.kind(), 1L, Long::sum);
    sink.finding(finding);
  }

  /** Takes a group that is given up. */
  void giveUp(GroupReport group, TrustPolicy policy) throws IOException {
    for (Finding finding : group.findings(policy.selfCarriedAccepted())) find(finding);
    count(group);
    sink.group(group);
  }

  /** Reports the lines of a stretch that was judged. */
  void lines(Stretch stretch, SessionNotices notices) throws IOException {
    int block = 0;
    for (int line = 0; line < stretch.size(); line++) {
      boolean settled = edges.isSettled(stretch.place(line));
      if (stretch.isBlock(line)) {
        BlockLine found = stretch.blocks().get(block++);
        if (settled) block(stretch, found);
      } else if (settled) {
        message(stretch, line, notices);
      }
    }
  }

  private void block(Stretch stretch, BlockLine block) throws IOException {
    BlockVerdict verdict = block.verdict();
    if (verdict.isBad()) {
      badBlocks++;
      Position position = stretch.position(block.index());
      find(Finding.at(position, FindingKind.BAD_BLOCK, block.describe()));
    }
    sink.block(stretch.line(block.index()), block.type(), verdict);
  }

  private void message(Stretch stretch, int line, SessionNotices notices) throws IOException {
    messages++;
    MessageHash hash = stretch.hash(line);
    if (stretch.isRepeat(line)) {
      repeat(stretch, line, hash);
    } else if (hash != null && stretch.isGenuine(line)) {
      verified++;
      List<MessageId> ids = hash.ids();
      notices.read(stretch, line, ids);
      if (edges.isPart())
        hash.numbers().only().ifPresent(only -> only.group().verify(only.number()));
      sink.message(stretch.line(line), Verdict.VERIFIED, ids, false);
    } else {
      unsigned++;
      find(Finding.at(stretch.position(line), FindingKind.UNSIGNED, whyUnsigned(stretch, line)));
      sink.message(stretch.line(line), Verdict.UNSIGNED, List.of(), false);
    }
  }

  private void repeat(Stretch stretch, int line, @Nullable MessageHash hash) throws IOException {
    boolean inRun = stretch.isRedelivered(line);
    if (inRun) redelivered++;
    else replayed++;
    if (!inRun || strict) {
      FindingKind kind = inRun ? FindingKind.REDELIVERED : FindingKind.REPLAY;
      find(Finding.at(stretch.position(line), kind, evidence(stretch, hash)));
    }
    sink.message(stretch.line(line), Verdict.REPLAY, List.of(), inRun);
  }

  private static String evidence(Stretch stretch, @Nullable MessageHash hash) {
    if (hash == null || !hash.isSigned()) return "the same message came long before";
    long first = hash.main().firstNew();
    boolean near = first >= 0 && stretch.has(first);
    String where =
        near
            ? stretch.position((int) (first - stretch.firstPlace())).toString()
            : "an earlier message";
    return "same as " + where + ", signed " + hash.wanted() + " times";
  }

  private static String whyUnsigned(Stretch stretch, int line) {
    if (stretch.isCut(line)) {
      return "longer than any message, read up to " + stretch.length(line) + " octets";
    }
    String missing = "no valid signature block holds its hash";
    return stretch.parse(line).isPresent() ? missing : "no RFC 5424 message, and " + missing;
  }

  /**
   * Reports the numbers of a hash that leaves memory. Of equal messages with several numbers,
   * copies go to the lowest numbers: which of them is missing cannot be known.
   */
  void numbers(MessageHash leaving, Lines lines) throws IOException {
    List<Signed> numbers = leaving.numbers().all();
    if (numbers.size() > 1) numbers = ordered(numbers);
    int ofGroup = 0;
    for (int i = 0; i < numbers.size(); i++) {
      Signed signed = numbers.get(i);
      boolean sameGroup = i > 0 && numbers.get(i - 1).group() == signed.group();
      ofGroup = sameGroup ? ofGroup + 1 : 0;
      Optional<ArchiveLine> line =
          ofGroup < leaving.copies() ? lines.at(leaving.place()) : Optional.empty();
      if (line.isEmpty()) {
        signed.group().lose(signed.number());
        if (!edges.isPart()) sink.lost(signed.id());
      } else if (edges.isSettled(leaving.place())) {
        sink.found(signed.id(), line.get());
      }
    }
  }

  private static List<Signed> ordered(List<Signed> numbers) {
    List<Signed> sorted = new ArrayList<>(numbers);
    sorted.sort(SignedNumbers.ORDER);
    return sorted;
  }

  /** Finds the lines in memory. */
  interface Lines {
    Optional<ArchiveLine> at(long place);
  }
}
