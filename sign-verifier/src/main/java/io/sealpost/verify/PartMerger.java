package io.sealpost.verify;

import io.sealpost.sign.GroupId;
import io.sealpost.verify.group.MessageCopies;
import io.sealpost.verify.group.NumberSet;
import io.sealpost.verify.group.PartGroup;
import io.sealpost.verify.group.RetransmissionRun;
import io.sealpost.verify.line.OpenLine;
import io.sealpost.verify.report.GroupReport;
import io.sealpost.verify.report.MessageId;
import io.sealpost.verify.report.NumberRange;
import io.sealpost.verify.report.NumberRanges;
import io.sealpost.verify.report.Report;
import io.sealpost.verify.report.VerdictSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts together the parts of an archive that were verified separately: lines that were open at
 * their seams get their verdict here, as if the archive had been read as a whole.
 *
 * <p>This holds for distances across a seam of at most a fourteenth of the configured memory: half
 * of the distance within a part. Beyond it,
 *
 * <ul>
 *   <li>a copy of a message of an earlier part is {@code unsigned}; if its block came with it, it
 *       was verified in both parts: then it is counted as a copy in the end, though {@code
 *       verified} was reported to the sink;
 *   <li>a {@linkplain RetransmissionRun run} of resent messages ends at the seam;
 *   <li>a resent block is called verified again, not a duplicate; and each part has its own first
 *       blocks that are checked though they add no number;
 *   <li>among equal messages with several numbers, a different one may be reported as lost.
 * </ul>
 *
 * <p>Parts, policy and memory must belong to one configuration. Used by one thread; the sink is
 * called by others, one at a time.
 */
public final class PartMerger {
  private final VerifierConfig config;
  private final VerdictSink sink;
  private final Runs runs;

  /** Creates the verifiers for the lines at a seam. */
  interface Runs {
    ArchiveVerifier of(boolean headOpen, boolean tailOpen);
  }

  /** A merger whose sink receives the lines that were open and are now settled. */
  public PartMerger(VerifierConfig config, VerdictSink sink) {
    this(config, sink, (head, tail) -> ArchiveVerifier.ofPart(config, sink, head, tail));
  }

  PartMerger(VerifierConfig config, VerdictSink sink, Runs runs) {
    this.config = config;
    this.sink = sink;
    this.runs = runs;
  }

  /**
   * Merges two parts into one, the second directly after the first. The order in which the parts of
   * an archive are merged does not matter.
   *
   * @throws IllegalArgumentException naming the parts if they are not neighbours in this order
   * @throws IOException if the sink failed
   */
  public ArchivePart merge(ArchivePart earlier, ArchivePart later) throws IOException {
    PartExtent both = earlier.extent().join(later.extent());
    return mergeNeighbours(earlier, later).in(both);
  }

  private ArchivePart mergeNeighbours(ArchivePart earlier, ArchivePart later) throws IOException {
    List<OpenLine> seam = new ArrayList<>(earlier.tail().open());
    seam.addAll(later.head().open());
    ArchivePart between =
        run(
            runs.of(earlier.isAllOpen(), later.isAllOpen()),
            earlier.known(),
            new PartEnd(seam, earlier.isAllOpen() ? List.of() : earlier.tail().context()),
            later.isAllOpen() ? List.of() : later.head().context());
    if (between.isAllOpen()) {
      return between.knowing(earlier.before());
    }
    PartResult settled = earlier.settled().with(between.settled());
    return ArchivePart.of(
            earlier.isAllOpen() ? between.head() : earlier.head(),
            later.isAllOpen() ? between.tail() : later.tail(),
            settled.with(later.settled()))
        .knowing(earlier.before());
  }

  /**
   * The report on a whole archive: there is nothing before or after it.
   *
   * @throws IllegalArgumentException naming the parts if some of the archive's are missing
   * @throws IOException if the sink failed
   */
  public Report report(ArchivePart whole) throws IOException {
    if (!whole.extent().isWhole()) {
      throw new IllegalArgumentException("not the whole archive: " + whole.extent());
    }
    PartResult settled = whole.settled();
    if (whole.isAllOpen()) {
      settled = atEnd(whole.known(), whole.head(), List.of());
    } else {
      PartEnd head = new PartEnd(whole.head().open(), List.of());
      settled = atEnd(whole.before(), head, whole.head().context()).with(settled);
      settled = settled.with(atEnd(whole.known(), whole.tail(), List.of()));
    }
    Reporter reporter = new Reporter(sink, config, PartBounds.none());
    Map<GroupId, PartGroup> groups = settled.groups();
    long surplus = settled.equal().settle((id, numbers) -> verified(groups.get(id), numbers));
    reporter.add(settled, surplus);
    return report(settled, reporter);
  }

  private static long verified(@Nullable PartGroup group, NumberSet numbers) {
    if (group == null) {
      return 0;
    }
    return NumberRange.count(NumberRanges.both(group.verified(), numbers.ranges()));
  }

  private Report report(PartResult settled, Reporter reporter) throws IOException {
    Map<GroupId, Long> highest = new HashMap<>();
    Map<GroupId, MessageCopies> copies = new HashMap<>();
    settled
        .groups()
        .forEach(
            (id, group) -> {
              if (!group.covered().isEmpty()) {
                highest.put(id, group.highest());
              }
              copies.put(id, group.copies());
            });
    settled.notices().check(highest, reporter);
    BlockCounts counts = new BlockCounts(settled.notices().sentAgain());
    settled.groups().forEach((id, group) -> counts.add(id, group.counters(), group.skipped()));
    counts.check(reporter);
    Excuses excuses = new Excuses(copies, settled.notices().sentAgain(), settled.equal());
    List<GroupReport> groups = new ArrayList<>();
    for (Map.Entry<GroupId, PartGroup> group : settled.groups().entrySet()) {
      GroupId id = group.getKey();
      GroupReport report = group.getValue().report(id, excuses.of(id));
      groups.add(report);
      for (NumberRange range : report.lost()) {
        for (long number = range.first(); number <= range.last(); number++) {
          sink.lost(new MessageId(id, number));
        }
      }
    }
    groups.sort(Comparator.comparing(GroupReport::id, Report.GROUP_ORDER));
    return reporter.report(groups, settled.farApart());
  }

  private PartResult atEnd(Certificates known, PartEnd lines, List<OpenLine> behind)
      throws IOException {
    return run(runs.of(false, false), known, lines, behind).settled();
  }

  private static ArchivePart run(
      ArchiveVerifier archive, Certificates known, PartEnd lines, List<OpenLine> behind)
      throws IOException {
    try (archive) {
      archive.addContext(known);
      archive.addContext(lines.context());
      archive.beginOwn();
      archive.addContext(lines.open());
      archive.endOwn();
      archive.addContext(behind);
      return archive.finishPart();
    }
  }
}
