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
import io.sealpost.verify.report.Counted;
import io.sealpost.verify.report.Counts;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Passes what is settled to the sink and counts it. */
final class Reporter {
  private final VerdictSink sink;
  private final VerifierConfig config;
  private final PartBounds edges;
  private final Map<FindingKind, Long> findings = new HashMap<>();
  private final EqualCopies equal = new EqualCopies();
  private final FarApart farApart = new FarApart();
  private final Map<Counted, LongAdder> counts = new HashMap<>(); // boxes nothing for a line
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
    parts.lines().with(surplus, Verdict.VERIFIED, Verdict.REPLAY).all().forEach(this::count);
    ofGroups = ofGroups.plus(parts.givenUp());
    parts.findings().all().forEach((kind, count) -> findings.merge(kind, count, Long::sum));
  }

  /** All lines by their verdict: it is not known yet which copies were resent. */
  private Counts<Counted> lines() {
    Map<Counted, Long> sums = new HashMap<>();
    counts.forEach((verdict, sum) -> sums.put(verdict, sum.sum()));
    return new Counts<>(sums);
  }

  private void count(Counted verdict, long more) {
    counts.computeIfAbsent(verdict, any -> new LongAdder()).add(more);
  }

  /** What a part has settled. */
  PartResult settled(
      Map<GroupId, PartGroup> groups, SessionNoticeCheck notices, Certificates known) {
    return new PartResult(
        lines(), ofGroups, new Counts<>(findings), groups, notices, equal, farApart, known);
  }

  /** Copies of messages with several numbers. */
  EqualCopies equal() {
    return equal;
  }

  /** What may be farther apart than memory reaches. */
  FarApart farApart() {
    return farApart;
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
    Counts<Counted> all = lines().plus(ofGroups.counts());
    String apart = what.evidence(all.of(Verdict.UNSIGNED), all.of(FindingKind.LOST));
    if (!apart.isEmpty()) {
      find(new Finding(FindingKind.BEYOND_MEMORY, "archive", apart + ": see --memory"));
    }
    if (!ofGroups.anySigned()) {
      String evidence = "no valid signature block of an accepted key";
      find(new Finding(FindingKind.NOTHING_SIGNED, "archive", evidence));
    }
    long resent = all.of(Verdict.REPLAY) - all.of(FindingKind.REPLAY);
    all = all.with(resent, Verdict.REPLAY, FindingKind.REDELIVERED);
    return new Report(groups, new Summary(all, ofGroups.isTrusted()), findings);
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
    Group group = block.group();
    if (!verdict.isValid()) {
      count(verdict, 1);
    }
    if (verdict.isBad()) {
      find(Finding.at(batch.position(block.index()), FindingKind.BAD_BLOCK, block.describe()));
    } else if (verdict == BlockVerdict.NO_KEY && group != null) {
      group.countWithoutKey();
    } else if (verdict == BlockVerdict.SKIPPED && group != null) {
      group.countSkipped();
    }
    sink.block(batch.line(block.index()), block.type(), verdict);
  }

  private void message(LineBatch batch, int line, SessionNoticeCheck notices) throws IOException {
    MessageHash hash = batch.hash(line);
    // A key that came after it was judged may have withdrawn its numbers.
    boolean signed = hash != null && hash.isSigned();
    Verdict verdict = Verdict.UNSIGNED;
    List<MessageId> ids = List.of();
    if (batch.marks().isRepeat(line) && (signed || batch.marks().repeatOf(line) != null)) {
      verdict = Verdict.REPLAY;
      ids = repeat(batch, line, hash);
    } else if (hash != null && signed && batch.marks().isGenuine(line)) {
      verdict = Verdict.VERIFIED;
      ids = hash.ids();
      notices.read(batch, line, ids);
      if (edges.isPart()) {
        verify(hash);
      }
      if (batch.marks().isLate(line)) {
        equal.late(hash, batch.position(line));
      }
    } else {
      unsigned(batch, line);
    }
    count(verdict, 1);
    sink.message(batch.line(line), verdict, ids);
  }

  private void unsigned(LineBatch batch, int line) throws IOException {
    if (!batch.isCut(line)) {
      farApart.unsigned(batch, line);
    }
    for (Group group : batch.marks().foreignTo(line)) {
      group.foreign().count(SignedHosts.host(batch, line));
    }
    find(Finding.at(batch.position(line), FindingKind.UNSIGNED, whyUnsigned(batch, line)));
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
    equal.repeat(hash, position);
    return hash.ids();
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
  void numbers(MessageHash leaving, LongFunction<Optional<ArchiveLine>> lines) throws IOException {
    List<Signed> numbers = leaving.numbers().all();
    if (numbers.size() > 1) {
      numbers = numbers.stream().sorted(SignedNumbers.ORDER).toList();
    }
    int ofGroup = 0;
    for (int i = 0; i < numbers.size(); i++) {
      Signed signed = numbers.get(i);
      boolean sameGroup = i > 0 && numbers.get(i - 1).group() == signed.group();
      ofGroup = sameGroup ? ofGroup + 1 : 0;
      Optional<ArchiveLine> line =
          ofGroup < leaving.copies() ? lines.apply(leaving.place()) : Optional.empty();
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
}
