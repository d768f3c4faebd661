package io.sealpost.verify;

import io.sealpost.verify.line.OpenLine;
import java.util.List;

/**
 * The result for one part of an archive, and what waits at its two ends for its neighbours: plain
 * values, bounded by the verifier's memory however long the part is.
 *
 * <pre>
 *   | open | context |   settled   | context | open |
 * </pre>
 *
 * <p>Settled lines have their verdict. Open lines are kept as they came, since their blocks,
 * messages or first copies may be on the other side of a seam; so are as many settled lines next to
 * them. A short part is open throughout. {@link PartMerger} puts parts together. Immutable.
 */
public final class ArchivePart {
  private static final PartExtent ALL = PartExtent.single(1, 1);

  private final PartExtent extent;
  private final boolean allOpen;
  private final PartEnd head;
  private final PartEnd tail;
  private final PartResult settled;
  private final Certificates before;

  private ArchivePart(
      PartExtent extent,
      boolean allOpen,
      PartEnd head,
      PartEnd tail,
      PartResult settled,
      Certificates before) {
    this.extent = extent;
    this.allOpen = allOpen;
    this.head = head;
    this.tail = tail;
    this.settled = settled;
    this.before = before;
  }

  static ArchivePart of(PartEnd head, PartEnd tail, PartResult settled) {
    return new ArchivePart(ALL, false, head, tail, settled, new Certificates());
  }

  /** A part in which nothing is settled: these are all its lines. */
  static ArchivePart open(List<OpenLine> lines) {
    PartEnd all = new PartEnd(lines, List.of());
    return new ArchivePart(ALL, true, all, all, PartResult.nothing(), new Certificates());
  }

  /** The same part, with the certificates of earlier parts that were known. */
  ArchivePart knowing(Certificates earlier) {
    return new ArchivePart(extent, allOpen, head, tail, settled, earlier);
  }

  /** The same part, with its extent in the archive. */
  ArchivePart in(PartExtent parts) {
    return new ArchivePart(parts, allOpen, head, tail, settled, before);
  }

  /** Which parts of the archive this one comprises. */
  public PartExtent extent() {
    return extent;
  }

  /** Whether nothing is settled: {@link #head} and {@link #tail} are the same then. */
  boolean isAllOpen() {
    return allOpen;
  }

  PartEnd head() {
    return head;
  }

  PartEnd tail() {
    return tail;
  }

  PartResult settled() {
    return settled;
  }

  /** The certificates of earlier parts that were known when this one was verified. */
  Certificates before() {
    return before;
  }

  /** The certificates known at the seam after it: all but those of the open lines there. */
  Certificates known() {
    return before.with(settled.certificates());
  }

  /** Its certificate blocks, for verifying a later part. */
  public Certificates certificates() {
    Certificates all = known();
    for (OpenLine line : tail.open()) {
      all.add(line.octets(), 0, line.octets().length);
    }
    return all;
  }
}
