package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.sign.key.Hash;
import io.sealpost.verify.group.AcceptedRuns;
import io.sealpost.verify.group.BlockLine;
import io.sealpost.verify.group.BlockSelection;
import io.sealpost.verify.group.Group;
import io.sealpost.verify.group.Groups;
import io.sealpost.verify.group.MessageCopies;
import io.sealpost.verify.group.MessageHash;
import io.sealpost.verify.group.PartGroup;
import io.sealpost.verify.group.Senders;
import io.sealpost.verify.line.BlockProcessor;
import io.sealpost.verify.line.HeldHashes;
import io.sealpost.verify.line.Judge;
import io.sealpost.verify.line.LineBatch;
import io.sealpost.verify.line.ReplayMemory;
import io.sealpost.verify.line.Workers;
import io.sealpost.verify.report.ArchiveLine;
import io.sealpost.verify.report.BlockType;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.VerdictSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Verifies an archive batch by batch, with three in memory. Confined to one thread, except for work
 * that it hands to others and waits for.
 *
 * <pre>
 *   judged          waiting         newest
 *   |---------------|---------------|---------------|  to be read
 *                                                   ^  blocks up to here are known
 *                   ^ so these messages are judged now: each had a batch and more to wait for its block
 *   ^ and these are reported: the runs that may reach beyond them are known too
 * </pre>
 */
final class Verification {
  private static final int HELD = 3; // batches at a time

  private final HeldHashes hashes;
  private final AcceptedRuns runs;
  private final Senders senders;
  private final ReplayMemory past;
  private final Groups groups;
  private final BlockProcessor numbering;
  private final Judge judge;
  private final Reporter reporter;
  private final SessionNoticeCheck notices = new SessionNoticeCheck();
  private final Deque<LineBatch> held = new ArrayDeque<>(); // oldest first
  private final PartBounds edges;
  private final Optional<Certificates> certificates; // of a part only
  private long batches;

  private int judged; // how many of the held batches

  Verification(
      VerifierConfig config,
      VerdictSink sink,
      int pastMessages,
      Workers workers,
      PartBounds edges) {
    this.edges = edges;
    this.runs = new AcceptedRuns(edges.isPart(), edges::isSettled);
    this.senders = new Senders(runs);
    this.certificates = edges.isPart() ? Optional.of(new Certificates()) : Optional.empty();
    this.hashes = new HeldHashes(workers);
    this.past = new ReplayMemory(pastMessages);
    this.groups = new Groups(config.policy(), senders);
    this.numbering =
        new BlockProcessor(
            workers, new BlockSelection(config.allBlocks()), config.allowed(), hashes);
    this.reporter = new Reporter(sink, config, edges);
    this.judge = new Judge(senders, past, reporter.farApart());
  }

  /**
   * Takes the next lines, already prepared; returns a batch that is no longer needed, if any.
   *
   * @param kinds those that the blocks so far use
   */
  Optional<LineBatch> take(LineBatch newest, Set<Hash> kinds) throws IOException {
    held.addLast(newest);
    hashes.add(newest);
    batches++;
    groups.take(newest.blocks(), batches);
    hashes.meet(kinds, judged);
    numbering.work(groups, batches);
    hashes.followSecondForms();
    Optional<LineBatch> free = Optional.empty();
    if (held.size() - judged > 1) {
      judgeNext();
    }
    if (held.size() > 2) {
      free = Optional.of(reportOldest());
    }
    giveUpGroups();
    return free;
  }

  /** Reports all that is left. */
  Report finish() throws IOException {
    reportRest();
    Map<GroupId, Long> highest = new HashMap<>();
    Map<GroupId, MessageCopies> copies = new HashMap<>();
    List<Group> all = groups.ordered();
    for (Group group : all) {
      if (group.hasNumbers()) {
        highest.put(group.id(), group.highest());
      }
      copies.put(group.id(), group.copies());
      if (group.lackedKey() && isJudgedEarly()) {
        reporter.farApart().keyTooFar();
      }
    }
    if (isJudgedEarly() && reporter.equal().isAmbiguous()) {
      reporter.farApart().mayBeForgotten();
    }
    notices.check(highest, reporter);
    BlockCounts counts = new BlockCounts(notices.sentAgain());
    for (Group group : all) {
      counts.add(group.id(), group.counters(), group.skipped());
    }
    counts.check(reporter);
    Excuses excuses = new Excuses(copies, notices.sentAgain(), reporter.equal());
    List<GroupReport> reports =
        all.stream().map(group -> group.report(excuses.of(group.id()))).toList();
    return reporter.report(reports, reporter.farApart());
  }

  /** Whether any lines were judged before all were read. */
  private boolean isJudgedEarly() {
    return batches >= HELD;
  }

  /** Reports everything that need not wait for another part. */
  ArchivePart finishPart(long ownTo) throws IOException {
    edges.end(held::descendingIterator, ownTo);
    reportRest();
    if (edges.isAllOpen()) {
      return ArchivePart.open(edges.all());
    }
    runs.settle();
    Map<GroupId, PartGroup> all = new HashMap<>();
    for (Group group : groups.ordered()) {
      all.put(group.id(), group.part());
    }
    return ArchivePart.of(
        edges.head(), edges.tail(), reporter.settled(all, notices, certificates.orElseThrow()));
  }

  private void reportRest() throws IOException {
    while (judged < held.size()) {
      judgeNext();
    }
    senders.endRuns();
    while (!held.isEmpty()) {
      reportOldest();
    }
  }

  private void judgeNext() {
    LineBatch batch = new ArrayList<>(held).get(judged++);
    numbering.decideRest(batch, groups);
    judge.judge(batch);
    hashes.forgetSecondForms(batch);
  }

  private LineBatch reportOldest() throws IOException {
    LineBatch oldest = held.getFirst();
    edges.see(oldest);
    certificates.ifPresent(kept -> keepCertificates(oldest, kept));
    reporter.lines(oldest, notices);
    LongFunction<Optional<ArchiveLine>> lines = this::line;
    oldest.firstMet().forEach(leaving -> leave(leaving, lines));
    hashes.dropOldest();
    held.removeFirst();
    judged--;
    groups.forgetBefore(batches - 2);
    return oldest;
  }

  private void keepCertificates(LineBatch batch, Certificates kept) {
    for (BlockLine line : batch.blocks()) {
      boolean certificate = line.type() == BlockType.CERTIFICATE && line.verdict().isValid();
      if (!certificate || !edges.isBeforeTail(batch.place(line.index()))) {
        continue;
      }
      kept.add(batch.octets(), batch.begin(line.index()), batch.end(line.index()));
    }
  }

  private void leave(MessageHash hash, LongFunction<Optional<ArchiveLine>> lines)
      throws IOException {
    if (hash.numbers().isEmpty()) {
      return;
    }
    if (hash.copies() == 0 && isFromBefore(hash)) {
      return;
    }
    // It is not known which of several equal messages the numbers belong to if some have left
    // memory.
    boolean lacks = hash.copies() < hash.wanted();
    if (lacks && past.find(hash) != null) {
      reporter.farApart().mayBeForgotten();
    }
    if (hash.copies() > 0) {
      reporter.farApart().signed(hash.prefix());
    }
    reporter.numbers(hash, lines);
    if (hash.copies() == 0) {
      if (hashes.isLate(hash.kind())) {
        reporter.farApart().mayBeForgotten();
      }
      return;
    }
    judge.takeFromPast(hash.main()); // before this one takes its place there
    if (hash.isMisjudged()) {
      reporter.farApart().mayBeForgotten();
    }
    if (hash.hasSurplus()) {
      reporter.farApart().copy(hash);
    }
    past.add(hash.prefix(), hash.lowest(), hash.onlyGroup() == null);
  }

  /** Whether the message left memory already, verified by another group: then it is not lost. */
  private boolean isFromBefore(MessageHash hash) {
    ReplayMemory.Seen seen = past.find(hash);
    if (seen == null) {
      if (past.mayHaveForgotten(hash)) {
        reporter.farApart().mayBeForgotten();
      }
      return false;
    }
    Group before = seen.signed().group();
    if (hash.signed().containsKey(before)) {
      return false;
    }
    MessageCopies copies = before.copies();
    if (copies.repeated().count(seen.signed().number()) > 0) {
      copies.leaveUndecided();
    }
    return true;
  }

  private void giveUpGroups() throws IOException {
    for (Group group : groups.giveUp(batches - 2)) {
      Map<GroupId, MessageCopies> copies = Map.of(group.id(), group.copies());
      Excuses excuses = new Excuses(copies, notices.sentAgain(), new EqualCopies());
      reporter.giveUp(group.report(excuses.of(group.id())));
    }
  }

  private Optional<ArchiveLine> line(long place) {
    for (LineBatch batch : held) {
      if (batch.has(place)) {
        return Optional.of(batch.line((int) (place - batch.firstPlace())));
      }
    }
    return Optional.empty();
  }
}
