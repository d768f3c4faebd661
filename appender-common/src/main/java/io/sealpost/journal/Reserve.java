package io.sealpost.journal;

import io.sealpost.journal.format.Entry;
import io.sealpost.journal.format.EntryCipher;
import io.sealpost.journal.format.SegmentHeader;

/**
 * Room that messages leave for the blocks that will seal them, in whole segments: the rest of the
 * segment in use does not count, because a restart or a new session gives it up.
 *
 * @param octetsPerUnsealed for each message not yet sealed
 * @param octetsBesides in addition; no block takes more
 * @param octetsPerSegment what blocks can fill of a segment at least
 */
record Reserve(int octetsPerUnsealed, int octetsBesides, long octetsPerSegment) {
  Reserve {
    if (octetsPerUnsealed < 0 || octetsBesides < 0) {
      throw new IllegalArgumentException(
          "a reserve cannot be negative: " + octetsPerUnsealed + ", " + octetsBesides);
    }
  }

  /**
   * The reserve for segments and entries of at most these sizes, which may be encrypted from any
   * moment on.
   */
  static Reserve of(int octetsPerUnsealed, int octetsBesides, int segmentOctets, int maxEntry) {
    int largest = Entry.size(Math.min(octetsBesides, maxEntry) + EntryCipher.OVERHEAD);
    // A block that does not fit in the rest of a segment leaves up to its own size minus 8 empty.
    long usable = segmentOctets - SegmentHeader.ENCRYPTED_OCTETS - Entry.MARK - (largest - 8L);
    return new Reserve(octetsPerUnsealed, octetsBesides, usable);
  }

  /** How many segments must be ready while this many messages are unsealed. */
  long segments(long unsealed) {
    long octets = octetsPerUnsealed * unsealed + octetsBesides;
    return (octets + octetsPerSegment - 1) / octetsPerSegment;
  }

  /** How many messages may be unsealed with this many segments ready. */
  long unsealed(int segments) {
    long octets = segments * octetsPerSegment - octetsBesides;
    if (octets < 0) {
      return 0;
    }
    return octetsPerUnsealed == 0 ? Long.MAX_VALUE : octets / octetsPerUnsealed;
  }
}
