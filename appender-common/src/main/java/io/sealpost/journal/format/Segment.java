package io.sealpost.journal.format;

import io.sealpost.journal.disk.SpoolFiles;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A segment in use: one file with a header and entries. */
public final class Segment {
  private static final int NOT_KNOWN = Integer.MAX_VALUE;

  private final SegmentHeader header;
  private final int octets;
  private final @Nullable PreparedSegment prepared;
  private final @Nullable PageCounts counts;
  private volatile int end = NOT_KNOWN;
  private volatile boolean freed;

  /** A segment that this process writes. */
  Segment(SegmentHeader header, int octets, PreparedSegment prepared) {
    this.header = header;
    this.octets = octets;
    this.prepared = prepared;
    this.counts = new PageCounts(octets);
  }

  /** A segment of an earlier process, never written to again. */
  public Segment(SegmentHeader header, int octets) {
    this.header = header;
    this.octets = octets;
    this.prepared = null;
    this.counts = null;
  }

  public String fileName() {
    return SpoolFiles.segment(number());
  }

  public SegmentHeader header() {
    return header;
  }

  public long number() {
    return header.number();
  }

  /** Length of the file. */
  public int octets() {
    return octets;
  }

  /** What this process writes it with; empty if an earlier process wrote it. */
  public Optional<PreparedSegment> prepared() {
    return Optional.ofNullable(prepared);
  }

  /** Where its messages begin; empty if an earlier process wrote it. */
  Optional<PageCounts> counts() {
    return Optional.ofNullable(counts);
  }

  /** Notes where its go-on mark is. */
  public void endAt(int offset) {
    end = offset;
  }

  /** Whether its go-on mark is written, as far as is known. */
  boolean ended() {
    return end != NOT_KNOWN;
  }

  /** Notes that it is freed: its file will soon have another life. */
  void free() {
    freed = true;
  }

  boolean isFreed() {
    return freed;
  }

  /** Position after its last entry; larger than any of its positions while that is unknown. */
  public long end() {
    return Position.of(number(), end);
  }

  /** Where its first entry is. */
  public long start() {
    return Position.of(number(), header.length());
  }
}
