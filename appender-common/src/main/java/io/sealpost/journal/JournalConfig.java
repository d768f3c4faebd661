package io.sealpost.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where entries are kept and how many.
 *
 * @param directory of the files; empty: direct memory
 * @param maxOctets of all segments together, at least four segments
 */
public record JournalConfig(
    Optional<Path> directory, long maxOctets, int segmentOctets, Mapping mapping) {
  /**
   * Whether segments are written through mapped memory (DESIGN: only where blocks once written stay
   * ours).
   */
  public enum Mapping {
    AUTO,
    ALWAYS,
    NEVER
  }
}
