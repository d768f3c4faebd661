package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.BlockLine;
import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.group.PartGroup;
import io.sealpost.verify.group.SignedNumbers;
import io.sealpost.verify.group.SignedNumbers.Signed;
import io.sealpost.verify.line.FarApart;
import io.sealpost.verify.line.LineBatch;
import io.sealpost.verify.line.ReplayMemory;
import io.sealpost.verify.line.SignedHosts;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.BlockVerdict;
import io.sealpost.verify.report.Finding;
import io.sealpost.verify.report.FindingKind;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.LinePosition;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.Summary;
import io.sealpost.verify.report.Verdict;
import io.sealpost.verify.report.VerdictSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes what is settled to the sink and counts it. */
final class Reporter {
  private final VerdictSink sink;
  private final VerifierConfig config;
  private final PartBounds edges;
  private final Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
  private final EqualCopies equal = new EqualCopies();
  private final FarApart farApart = new FarApart();
  private long messages;
  private long verified;
  private long unsigned;
  private long repeated;
  private long badBlocks;
  private long noKeyBlocks;
  private long skippedBlocks;
  private LineCounts ofParts = LineCounts.NOTHING;
  private GroupCounts ofGroups = GroupCounts.NOTHING;

  /**
   * A reporter that has counted nothing yet.
   *
   * @param edges lines that they do not settle are skipped
   */
  Reporter(VerdictSink sink, VerifierConfig config, PartBounds edges) {
    this.sink = sink;
    this.config = config;
    this.edges = edges;
  }

  /**
   * Adds the counts of parts of the archive.
   *
   * @param surplus how many of the verified messages turned out to be copies
   */
  void add(PartResult parts, long surplus) {
    ofParts = ofParts.plus(parts.lines()).withRepeated(surplus);
    ofGroups = ofGroups.plus(parts.givenUp());
    parts.findings().forEach((kind, count) -> findings.merge(kind, count, Long::sum));
  }

  private LineCounts lines() {
    return new LineCounts(
            messages, verified, unsigned, repeated, badBlocks, noKeyBlocks, skippedBlocks)
        .plus(ofParts);
  }

  /** What a part has settled. */
  PartResult settled(
      Map<GroupId, PartGroup> groups, SessionNoticeCheck notices, Certificates known) {
    return new PartResult(
        lines(), ofGroups, Map.copyOf(findings), groups, notices, equal, farApart, known);
  }

  /** Copies of messages with several numbers. */
  EqualCopies equal() {
    return equal;
  }

  /** What may be farther apart than memory reaches. */
  FarApart farApart() {
    return farApart;
  }

  /** Reports what may be farther apart than memory reaches, after everything else. */
  private void findFarApart(FarApart what) throws IOException {
    String evidence = what.evidence(lines().unsigned(), ofGroups.lost());
    if (!evidence.isEmpty()) {
      find(new Finding(FindingKind.BEYOND_MEMORY, "archive", evidence + ": see --memory"));
    }
  }

  /**
   * Reports what is wrong with the groups that were not given up and with the archive as a whole,
   * and returns the report.
   */
  Report report(List<GroupReport> groups, FarApart what) throws IOException {
    for (GroupReport group : groups) {
      findIn(group);
      ofGroups = ofGroups.plus(GroupCounts.of(group));
    }
    findFarApart(what);
    if (!ofGroups.anySigned()) {
      String evidence = "no valid signature block of an accepted key";
      find(new Finding(FindingKind.NOTHING_SIGNED, "archive", evidence));
    }
    return new Report(groups, summary(), findings);
  }

  private Summary summary() {
    LineCounts lines = lines();
    return new Summary(
        lines.messages(),
        lines.verified(),
        lines.unsigned(),
        ofGroups.replayed(),
        lines.repeated() - ofGroups.replayed(),
        ofGroups.reordered(),
        ofGroups.lost(),
        ofGroups.uncovered(),
        lines.badBlocks(),
        lines.noKeyBlocks(),
        lines.skippedBlocks(),
        ofGroups.isTrusted());
  }

  void find(Finding finding) throws IOException {
    findings.merge(finding.kind(), finding.count(), Long::sum);
    sink.finding(finding);
  }

  /** Reports what is wrong with a group. */
  private void findIn(GroupReport group) throws IOException {
    boolean selfCarried = config.policy().selfCarriedAccepted();
    for (Finding finding : group.findings(selfCarried, config.strict())) {
      find(finding);
    }
  }

  /** Takes a group that was given up. */
  void giveUp(GroupReport group) throws IOException {
    findIn(group);
    if (group.covered() > 0) {
      String evidence =
          "given up because there are too many groups: copies of it would not be recognized";
      find(Finding.in(group.id(), FindingKind.BEYOND_MEMORY, evidence));
    }
    ofGroups = ofGroups.plus(GroupCounts.of(group));
    sink.group(group);
  }

  /** Reports the lines of a judged batch. */
  void lines(LineBatch batch, SessionNoticeCheck notices) throws IOException {
    int block = 0;
    for (int line = 0; line < batch.size(); line++) {
      boolean settled = edges.isSettled(batch.place(line));
      if (batch.isBlock(line)) {
        BlockLine found = batch.blocks().get(block++);
        if (settled) {
          block(batch, found);
        }
      } else if (settled) {
        message(batch, line, notices);
      }
    }
  }

  private void block(LineBatch batch, BlockLine block) throws IOException {
    BlockVerdict verdict = block.verdict();
    if (verdict.isBad()) {
      badBlocks++;
      LinePosition position = batch.position(block.index());
      find(Finding.at(position, FindingKind.BAD_BLOCK, block.describe()));
    } else if (verdict == BlockVerdict.NO_KEY) {
      noKeyBlocks++;
      if (block.group() != null) {
        block.group().countWithoutKey();
      }
    } else if (verdict == BlockVerdict.SKIPPED) {
      skippedBlocks++;
      if (block.group() != null) {
        block.group().countSkipped();
      }
    }
    sink.block(batch.line(block.index()), block.type(), verdict);
  }

  private void message(LineBatch batch, int line, SessionNoticeCheck notices) throws IOException {
    messages++;
    MessageHash hash = batch.hash(line);
    // A key that came after it was judged may have withdrawn its numbers.
    boolean signed = hash != null && hash.isSigned();
    if (batch.marks().isRepeat(line) && (signed || batch.marks().repeatOf(line) != null)) {
      repeated++;
      sink.message(batch.line(line), Verdict.REPLAY, repeat(batch, line, hash));
    } else if (hash != null && signed && batch.marks().isGenuine(line)) {
      verified++;
      List<MessageId> ids = hash.ids();
      notices.read(batch, line, ids);
      if (edges.isPart()) {
        verify(hash);
      }
      if (batch.marks().isLate(line)) {
        late(batch, line, hash);
      }
      sink.message(batch.line(line), Verdict.VERIFIED, ids);
    } else {
      unsigned++;
      if (!batch.isCut(line)) {
        farApart.unsigned(batch, line);
      }
      countForeign(batch, line);
      find(Finding.at(batch.position(line), FindingKind.UNSIGNED, whyUnsigned(batch, line)));
      sink.message(batch.line(line), Verdict.UNSIGNED, List.of());
    }
  }

  /** Counts a copy; returns the numbers of its message. */
  private List<MessageId> repeat(LineBatch batch, int line, @Nullable MessageHash hash) {
    LinePosition position = batch.position(line);
    ReplayMemory.Seen old = batch.marks().repeatOf(line);
    if (old != null) {
      Signed lowest = old.signed();
      if (equal.has(lowest.id())) {
        equal.repeat(lowest.id());
      } else if (old.several()) {
        lowest.group().copies().repeatOfSeveral(lowest.number(), position);
      } else {
        lowest.group().copies().repeat(lowest.number(), position);
      }
      return List.of(lowest.id());
    }
    if (hash == null) {
      throw new IllegalStateException("a copy of no message");
    }
    Group only = hash.onlyGroup();
    if (only != null) {
      only.copies().repeat(hash.onlyNumber(), position);
    } else {
      equal.repeat(hash, position);
    }
    return hash.ids();
  }

  private void late(LineBatch batch, int line, MessageHash hash) {
    LinePosition position = batch.position(line);
    Group only = hash.onlyGroup();
    if (only != null) {
      only.copies().late(hash.onlyNumber(), position);
    } else {
      equal.late(hash, position);
    }
  }

  /** Notes which number got its verdict: the one in the first group, if no group has several. */
  private void verify(MessageHash hash) {
    Group only = hash.onlyGroup();
    if (only != null) {
      only.verify(hash.onlyNumber());
    } else if (hash.wanted() == 1) {
      Signed lowest = hash.lowest();
      lowest.group().verify(lowest.number());
    } else {
      equal.verify(hash);
    }
  }

  private static void countForeign(LineBatch batch, int line) {
    for (Group group : batch.marks().foreignTo(line)) {
      group.foreign().count(SignedHosts.host(batch, line));
    }
  }

  private static String whyUnsigned(LineBatch batch, int line) {
    if (batch.isCut(line)) {
      return "longer than any message; read up to " + batch.length(line) + " octets";
    }
    if (!batch.marks().foreignTo(line).isEmpty()) {
      return "signed with a key that is not trusted for " + SignedHosts.host(batch, line);
    }
    String missing = "no valid signature block holds its hash";
    return batch.parse(line).isPresent() ? missing : "not an RFC 5424 message, and " + missing;
  }

  /**
   * Reports the numbers of a hash that leaves memory. For equal messages with several numbers,
   * copies are assigned to the lowest numbers: which of them is missing cannot be known.
   */
  void numbers(MessageHash leaving, Lines lines) throws IOException {
    List<Signed> numbers = leaving.numbers().all();
    if (numbers.size() > 1) {
      numbers = ordered(numbers);
    }
    int ofGroup = 0;
    for (int i = 0; i < numbers.size(); i++) {
      Signed signed = numbers.get(i);
      boolean sameGroup = i > 0 && numbers.get(i - 1).group() == signed.group();
      ofGroup = sameGroup ? ofGroup + 1 : 0;
      Optional<ArchiveLine> line =
          ofGroup < leaving.copies() ? lines.at(leaving.place()) : Optional.empty();
      if (line.isEmpty()) {
        signed.group().lose(signed.number());
        farApart.lost(leaving.prefix());
        if (!edges.isPart()) {
          sink.lost(signed.id());
        }
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
