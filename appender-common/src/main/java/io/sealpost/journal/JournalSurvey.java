package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.disk.ReadOnlyDisk;
import io.sealpost.journal.disk.SpoolFiles;
import io.sealpost.journal.encryption.KeyRing;
import io.sealpost.journal.format.Checkpoint;
import io.sealpost.journal.format.CheckpointFile;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.journal.format.JournalKeys;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.Segment;
import io.sealpost.journal.format.SegmentHeader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the files of a journal hold, found only by reading, even while a pipeline has them open. The
 * pipeline then continues writing, so the figures are of roughly one moment, and what is confirmed
 * is as old as its last checkpoint.
 *
 * @param reached how far forcing, confirming and sealing have come
 * @param segments files with entries
 * @param content of these files
 * @param encryption of these files
 * @param setAside names of files that were set aside because they could not be kept
 */
public record JournalSurvey(
    Reached reached, int segments, Content content, Encryption encryption, List<String> setAside) {
  public JournalSurvey {
    setAside = List.copyOf(setAside);
  }

  /**
   * What can be said about encrypted files, with or without their keys.
   *
   * @param keyIds that they name
   * @param locked entries of which only kind and length are known, because their key was not given
   * @param since when the first segment with waiting entries was begun
   */
  public record Encryption(Set<String> keyIds, Tally locked, Optional<Instant> since) {
    static final Encryption NONE = new Encryption(Set.of(), Tally.NONE, Optional.empty());

    public Encryption {
      keyIds = Collections.unmodifiableSortedSet(new TreeSet<>(keyIds));
    }

    Encryption plus(Encryption other) {
      Set<String> all = new TreeSet<>(keyIds);
      all.addAll(other.keyIds);
      return new Encryption(all, locked.plus(other.locked), since.or(other::since));
    }
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
   * Content of segments.
   *
   * @param octets of the files
   * @param waiting what the collector has not confirmed
   * @param confirmed what it has, as far as it is still there
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

    public boolean isEmpty() {
      return equals(NONE);
    }

    Tally with(EntryKind kind, int length) {
      int message = kind == EntryKind.MESSAGE ? 1 : 0;
      return new Tally(messages + message, blocks + 1 - message, octets + length);
    }

    Tally plus(Tally other) {
      return new Tally(messages + other.messages, blocks + other.blocks, octets + other.octets);
    }
  }

  /** Receives each entry that can be read, in the order of the journal. */
  public interface Visitor {
    /** Takes one entry, which is in {@code octets} from {@code offset} on until this returns. */
    void entry(EntryKind kind, boolean confirmed, byte[] octets, int offset, int length)
        throws IOException;
  }

  /**
   * Reads a directory.
   *
   * @param ring keys for what is encrypted; without its key it is only counted
   * @throws java.nio.file.NoSuchFileException if no journal was ever there
   * @throws IOException naming the file that cannot be read, or what the visitor threw
   */
  public static JournalSurvey of(Path directory, KeyRing ring, Visitor visitor) throws IOException {
    Disk disk = new ReadOnlyDisk(directory);
    JournalKeys keys = new JournalKeys(ring, directory.toString());
    List<String> names = disk.names().stream().sorted().toList();
    Checkpoint checkpoint = checkpoint(directory, disk, names);
    int segments = 0;
    Content content = Content.NONE;
    Encryption encryption = Encryption.NONE;
    for (String name : names.stream().filter(SpoolFiles::isSegment).toList()) {
      Optional<SurveyedSegment> found = segment(disk, name, checkpoint, keys, visitor);
      if (found.isPresent()) {
        segments++;
        content = content.plus(found.get().content());
        encryption = encryption.plus(found.get().encryption());
      }
    }
    List<String> setAside = names.stream().filter(SpoolFiles::isSegmentSetAside).toList();
    return new JournalSurvey(Reached.of(checkpoint), segments, content, encryption, setAside);
  }

  private static Checkpoint checkpoint(Path directory, Disk disk, List<String> names)
      throws IOException {
    boolean there = names.contains(SpoolFiles.CHECKPOINT);
    if (!there && names.stream().noneMatch(SpoolFiles::isSegment)) {
      throw new NoSuchFileException(directory.resolve(SpoolFiles.CHECKPOINT).toString());
    }
    if (!there) { // lost
      return Checkpoint.NONE;
    }
    try (CheckpointFile file = CheckpointFile.open(disk)) {
      return file.last();
    }
  }

  /**
   * Reads one segment; empty if it is not in use, or no longer the one it was before being read.
   */
  private static Optional<SurveyedSegment> segment(
      Disk disk, String name, Checkpoint checkpoint, JournalKeys keys, Visitor visitor)
      throws IOException {
    try (DiskFile file = disk.open(name)) {
      Optional<SegmentHeader> header = SegmentHeader.read(file);
      if (header.isEmpty() || !SpoolFiles.segment(header.get().number()).equals(name)) {
        return Optional.empty();
      }
      Segment segment = new Segment(header.get(), file.octets());
      SurveyedSegment surveyed = new SurveyedSegment(segment, checkpoint, keys, visitor);
      surveyed.read(file);
      return SegmentHeader.read(file).equals(header) ? Optional.of(surveyed) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // freed since the directory was listed
    }
  }
}
