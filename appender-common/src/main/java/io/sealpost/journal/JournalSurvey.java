package io.sealpost.journal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the files of a journal hold, found by reading only: also while a pipeline has them open. It
 * then goes on writing, so that the figures are of about one moment, and what is confirmed is as
 * old as its last checkpoint.
 *
 * @param reached how far things are
 * @param segments files with entries
 * @param content of these files
 * @param setAside names of files that were set aside because they could not be kept
 */
public record JournalSurvey(Reached reached, int segments, Content content, List<String> setAside) {
  public JournalSurvey {
    setAside = List.copyOf(setAside);
  }

  /** Positions, in words: {@code octet 64 of 0000000001.seg}. */
  public record Reached(String forced, String confirmed, String sealed) {
    static Reached of(Checkpoint checkpoint) {
      return new Reached(
          Position.text(checkpoint.forced()),
          Position.text(checkpoint.confirmed()),
          Position.text(checkpoint.sealed()));
    }
  }

  /**
   * What segments hold.
   *
   * @param octets of the files
   * @param waiting what the collector has not confirmed
   * @param confirmed what it has, and is still there
   * @param unsealed messages without a block
   * @param damaged places that cannot be read
   */
  public record Content(long octets, Tally waiting, Tally confirmed, long unsealed, long damaged) {
    static final Content NONE = new Content(0, Tally.NONE, Tally.NONE, 0, 0);

    Content plus(Content other) {
      return new Content(
          octets + other.octets,
          waiting.plus(other.waiting),
          confirmed.plus(other.confirmed),
          unsealed + other.unsealed,
          damaged + other.damaged);
    }
  }

  /**
   * Entries of both kinds.
   *
   * @param octets of what they hold, without headers and padding
   */
  public record Tally(long messages, long blocks, long octets) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally with(EntryKind kind, int length) {
      int message = kind == EntryKind.MESSAGE ? 1 : 0;
      return new Tally(messages + message, blocks + 1 - message, octets + length);
    }

    Tally plus(Tally other) {
      return new Tally(messages + other.messages, blocks + other.blocks, octets + other.octets);
    }
  }

  /** Shown each entry in the order of the journal. */
  public interface Visitor {
    /** Takes one entry, which lies in {@code octets} from {@code offset} on until this returns. */
    void entry(EntryKind kind, boolean confirmed, byte[] octets, int offset, int length)
        throws IOException;
  }

  /**
   * Reads a directory.
   *
   * @throws java.nio.file.NoSuchFileException if no journal was ever there
   * @throws IOException naming the file that cannot be read, or what the visitor threw
   */
  public static JournalSurvey of(Path directory, Visitor visitor) throws IOException {
    Disk disk = new ReadOnlyDisk(directory);
    List<String> names = disk.names().stream().sorted().toList();
    Checkpoint checkpoint = checkpoint(directory, disk, names);
    int segments = 0;
    Content content = Content.NONE;
    for (String name : names.stream().filter(Segment::isFileName).toList()) {
      Optional<Content> found = content(disk, name, checkpoint, visitor);
      segments += found.isPresent() ? 1 : 0;
      content = content.plus(found.orElse(Content.NONE));
    }
    List<String> setAside = names.stream().filter(Segment::isSetAside).toList();
    return new JournalSurvey(Reached.of(checkpoint), segments, content, setAside);
  }

  private static Checkpoint checkpoint(Path directory, Disk disk, List<String> names)
      throws IOException {
    boolean there = names.contains(CheckpointFile.NAME);
    if (!there && names.stream().noneMatch(Segment::isFileName)) {
      throw new NoSuchFileException(directory.resolve(CheckpointFile.NAME).toString());
    }
    if (!there) { // lost
      return Checkpoint.NONE;
    }
    try (CheckpointFile file = CheckpointFile.open(disk)) {
      return file.last();
    }
  }

  /** Of one segment; empty if it is not in use, or no longer the one it was before it was read. */
  private static Optional<Content> content(
      Disk disk, String name, Checkpoint checkpoint, Visitor visitor) throws IOException {
    try (DiskFile file = disk.open(name)) {
      Optional<SegmentHeader> header = header(file);
      if (header.isEmpty() || !Segment.fileName(header.get().number()).equals(name)) {
        return Optional.empty();
      }
      Segment segment = new Segment(header.get(), file.octets());
      Content content = new SurveyedSegment(segment, checkpoint, visitor).read(file);
      return header(file).equals(header) ? Optional.of(content) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // freed since the directory was listed
    }
  }

  private static Optional<SegmentHeader> header(DiskFile file) throws IOException {
    byte[] octets = new byte[SegmentHeader.OCTETS];
    file.read(0, octets, 0, octets.length);
    return SegmentHeader.parse(octets);
  }
}
