package io.sealpost.journal;

import io.sealpost.journal.encryption.KeyRing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where entries are kept, and how many.
 *
 * @param directory of the files; empty: direct memory
 * @param maxOctets of all segments together, at least four segments
 * @param segmentOctets 64 KB to 1 GB, a multiple of 4096
 * @param stallTimeout how long appending waits for a segment that is still being prepared
 * @param minFreeSpace below which no more of the file system is taken, except for the reserve
 * @param durability for those who append; the journal itself only ensures that there is a disk
 * @param keys for encrypting what is in the directory; memory is never encrypted
 */
public record JournalConfig(
    Optional<Path> directory,
    long maxOctets,
    int segmentOctets,
    Mapping mapping,
    Duration stallTimeout,
    MinFreeSpace minFreeSpace,
    Durability durability,
    KeyRing keys) {
  private static final int MIN_SEGMENT = 1 << 16;
  private static final int MAX_SEGMENT = 1 << 30;
  private static final int MIN_SEGMENTS = 4;

  /**
   * Whether segments are written through mapped memory (DESIGN: only where blocks once written stay
   * the file's).
   */
  public enum Mapping {
    AUTO,
    ALWAYS,
    NEVER
  }

  public JournalConfig {
    if (segmentOctets < MIN_SEGMENT || segmentOctets > MAX_SEGMENT || segmentOctets % 4096 != 0) {
      throw new IllegalArgumentException(
          "segmentOctets is " + segmentOctets + ": not a multiple of 4096 from 64 KB to 1 GB");
    }
    if (maxOctets < (long) MIN_SEGMENTS * segmentOctets) {
      throw new IllegalArgumentException(
          "maxOctets is " + maxOctets + ": less than four segments of " + segmentOctets);
    }
    if (stallTimeout.isNegative()) {
      throw new IllegalArgumentException("stallTimeout is negative: " + stallTimeout);
    }
    if (durability == Durability.POWER && directory.isEmpty()) {
      throw new IllegalArgumentException("memory does not survive a loss of power");
    }
    if (!keys.equals(KeyRing.NONE) && directory.isEmpty()) {
      throw new IllegalArgumentException("what is in memory is not encrypted");
    }
  }

  /** For a file system of its own, surviving the death of the process, not encrypted. */
  public JournalConfig(
      Optional<Path> directory,
      long maxOctets,
      int segmentOctets,
      Mapping mapping,
      Duration stallTimeout) {
    this(
        directory,
        maxOctets,
        segmentOctets,
        mapping,
        stallTimeout,
        MinFreeSpace.NONE,
        Durability.PROCESS,
        KeyRing.NONE);
  }

  /** The same, leaving this much space to others. */
  public JournalConfig with(MinFreeSpace left) {
    return new JournalConfig(
        directory, maxOctets, segmentOctets, mapping, stallTimeout, left, durability, keys);
  }

  /** The same with another durability. */
  public JournalConfig with(Durability other) {
    return new JournalConfig(
        directory, maxOctets, segmentOctets, mapping, stallTimeout, minFreeSpace, other, keys);
  }

  /** The same, encrypted with these keys. */
  public JournalConfig with(KeyRing others) {
    return new JournalConfig(
        directory,
        maxOctets,
        segmentOctets,
        mapping,
        stallTimeout,
        minFreeSpace,
        durability,
        others);
  }

  /** The same in another place, with another size. */
  public JournalConfig at(Optional<Path> elsewhere, long octets, int octetsOfSegment) {
    return new JournalConfig(
        elsewhere, octets, octetsOfSegment, mapping, stallTimeout, minFreeSpace, durability, keys);
  }

  /** The longest entry that the journal takes: a quarter of a segment. */
  public int maxEntryOctets() {
    return segmentOctets / 4;
  }
}
