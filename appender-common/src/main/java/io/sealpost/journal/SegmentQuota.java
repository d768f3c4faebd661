package io.sealpost.journal;

import io.sealpost.journal.format.PreparedSegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What may still be appended: the prepared segments that are ready, the octets that all files
 * together may take, and the reserve. Guarded by the tail's lock.
 */
final class SegmentQuota {
  /** What room there is for a message. */
  enum Answer {
    YES,
    /** There will be room when the preparer has prepared another segment. */
    SOON,
    NO
  }

  /** How far the segment in use is filled. */
  enum Use {
    /** There is none, or nothing more fits. */
    NONE,
    /** Hardly. */
    BEGUN,
    FILLING
  }

  private final Deque<PreparedSegment> preparedSegments = new ArrayDeque<>();
  private final long maxOctets;
  private final int segmentOctets;
  private final int maxEntryOctets;
  private final int
      ahead; // prepared segments ready besides the reserve, while messages fill segments
  private Reserve reserve;
  private long held; // octets of all files, in use or prepared
  private long admitted; // how many messages may be unsealed without asking
  private Use use = Use.NONE;

  SegmentQuota(JournalConfig config, long held) {
    this.maxOctets = config.maxOctets();
    this.segmentOctets = config.segmentOctets();
    this.maxEntryOctets = config.maxEntryOctets();
    this.held = held;
    this.ahead = config.directory().isPresent() ? 2 : 1; // memory is fast to allocate but expensive
    this.reserve = Reserve.of(0, 0, segmentOctets, maxEntryOctets);
    this.admitted = reserve.unsealed(0);
  }

  void reserve(int octetsPerUnsealed, int octetsBesides) {
    reserve = Reserve.of(octetsPerUnsealed, octetsBesides, segmentOctets, maxEntryOctets);
    admit();
  }

  /**
   * Whether one more message may go into the segment in use: the quick check, which may wrongly say
   * no.
   */
  boolean admits(long unsealed) {
    return unsealed < admitted;
  }

  /**
   * Whether there is room for one more message, in the segment in use or at the start of another.
   */
  Answer ask(long unsealed, boolean begins) {
    int spare = preparedSegments.size() - (begins ? 1 : 0);
    long needed = reserve.segments(unsealed + 1);
    if (spare >= needed) {
      return Answer.YES;
    }
    return spare + creatable() >= needed ? Answer.SOON : Answer.NO;
  }

  /**
   * Whether what waits to be sealed lacks a prepared segment: blocks take precedence over all else.
   */
  boolean wantsReserve(long unsealed) {
    return preparedSegments.size() < reserve.segments(unsealed);
  }

  /** Whether the preparer should prepare a segment. */
  boolean wantsSegment(long unsealed) {
    return creatable() > 0 && preparedSegments.size() < besides() + reserve.segments(unsealed + 1);
  }

  /**
   * Prepared segments that are to be ready besides the reserve: an idle pipeline holds few octets.
   */
  private int besides() {
    return switch (use) {
      case NONE -> 1;
      case BEGUN -> 0;
      case FILLING -> ahead;
    };
  }

  /** Notes how far the segment in use is filled; returns whether that has changed. */
  boolean use(Use next) {
    boolean news = use != next;
    use = next;
    return news;
  }

  void offer(PreparedSegment prepared) {
    preparedSegments.add(prepared);
    held += prepared.octets();
    admit();
  }

  /** Deducts the octets of a segment from those held. */
  void release(int octets) {
    held -= octets;
  }

  boolean hasPrepared() {
    return !preparedSegments.isEmpty();
  }

  PreparedSegment firstPrepared() {
    return preparedSegments.element();
  }

  void takeFirstPrepared() {
    preparedSegments.remove();
    admit();
  }

  /** The prepared segments by number, and how long each is. */
  Map<Long, Integer> preparedSegments() {
    return preparedSegments.stream()
        .collect(Collectors.toMap(PreparedSegment::number, PreparedSegment::octets));
  }

  /** Removes a useless prepared segment; empty if there is none of this number. */
  Optional<PreparedSegment> giveUpPrepared(long number) {
    Optional<PreparedSegment> found =
        preparedSegments.stream().filter(prepared -> prepared.number() == number).findFirst();
    found.ifPresent(
        useless -> {
          preparedSegments.remove(useless);
          held -= useless.octets();
          admit();
        });
    return found;
  }

  List<PreparedSegment> unusedSegments() {
    List<PreparedSegment> left = List.copyOf(preparedSegments);
    preparedSegments.clear();
    return left;
  }

  long held() {
    return held;
  }

  /** Whether a segment was made for a block that the quota had no room for. */
  boolean isBeyondQuota() {
    return held > maxOctets;
  }

  long preparedOctets() {
    return (long) preparedSegments.size() * segmentOctets;
  }

  /** What messages may take while almost nothing waits to be sealed. */
  long octetsForMessages() {
    return maxOctets - reserve.segments(0) * segmentOctets;
  }

  private long creatable() {
    return Math.max(0, maxOctets - held) / segmentOctets;
  }

  private void admit() {
    // For one prepared segment fewer than there are, so that the preparer is woken before the last
    // one is needed.
    admitted = reserve.unsealed(Math.max(0, preparedSegments.size() - 1));
  }
}
