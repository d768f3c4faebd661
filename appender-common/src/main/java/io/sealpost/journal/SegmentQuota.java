package io.sealpost.journal;

import io.sealpost.journal.format.PreparedSegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What may still be appended: the blanks that are ready, the octets that all files together may
 * take, and the reserve. Guarded by the tail's lock.
 */
final class SegmentQuota {
  /** What there is for a message. */
  enum Answer {
    YES,
    /** There will be when the preparer has made another blank. */
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

  private final Deque<PreparedSegment> blanks = new ArrayDeque<>();
  private final long maxOctets;
  private final int segmentOctets;
  private final int maxEntryOctets;
  private final int ahead; // blanks ready besides the reserve, while messages fill segments
  private Reserve reserve;
  private long held; // octets of all files, in use or blank
  private long admitted; // so many messages may be unsealed without asking
  private Use use = Use.NONE;

  SegmentQuota(JournalConfig config, long held) {
    this.maxOctets = config.maxOctets();
    this.segmentOctets = config.segmentOctets();
    this.maxEntryOctets = config.maxEntryOctets();
    this.held = held;
    this.ahead = config.directory().isPresent() ? 2 : 1; // memory is quick to get, and dear
    this.reserve = Reserve.of(0, 0, segmentOctets, maxEntryOctets);
    this.admitted = reserve.unsealed(0);
  }

  void reserve(int octetsPerUnsealed, int octetsBesides) {
    reserve = Reserve.of(octetsPerUnsealed, octetsBesides, segmentOctets, maxEntryOctets);
    admit();
  }

  /** Whether one more message may go into the segment in use: the quick look, which may say no. */
  boolean admits(long unsealed) {
    return unsealed < admitted;
  }

  /**
   * Whether there is room for one more message, in the segment in use or at the start of another.
   */
  Answer ask(long unsealed, boolean begins) {
    int spare = blanks.size() - (begins ? 1 : 0);
    long needed = reserve.segments(unsealed + 1);
    if (spare >= needed) {
      return Answer.YES;
    }
    return spare + creatable() >= needed ? Answer.SOON : Answer.NO;
  }

  /** Whether what waits to be sealed lacks a blank: blocks come before all else. */
  boolean wantsReserve(long unsealed) {
    return blanks.size() < reserve.segments(unsealed);
  }

  /** Whether the preparer should make a blank. */
  boolean wantsBlank(long unsealed) {
    return creatable() > 0 && blanks.size() < besides() + reserve.segments(unsealed + 1);
  }

  /** Blanks that are to be ready besides the reserve: a pipeline that idles holds few octets. */
  private int besides() {
    return switch (use) {
      case NONE -> 1;
      case BEGUN -> 0;
      case FILLING -> ahead;
    };
  }

  /** Says how the segment in use is used; returns whether that is news. */
  boolean use(Use next) {
    boolean news = use != next;
    use = next;
    return news;
  }

  void offer(PreparedSegment blank) {
    blanks.add(blank);
    held += blank.octets();
    admit();
  }

  /** Takes the octets of a segment off the account. */
  void release(int octets) {
    held -= octets;
  }

  boolean hasBlank() {
    return !blanks.isEmpty();
  }

  PreparedSegment firstBlank() {
    return blanks.element();
  }

  void takeFirstBlank() {
    blanks.remove();
    admit();
  }

  /** The blanks by number, and how long each is. */
  Map<Long, Integer> blanks() {
    return blanks.stream()
        .collect(Collectors.toMap(PreparedSegment::number, PreparedSegment::octets));
  }

  /** Takes out a blank that is of no use; empty if there is none of this number. */
  Optional<PreparedSegment> giveUpBlank(long number) {
    Optional<PreparedSegment> found =
        blanks.stream().filter(blank -> blank.number() == number).findFirst();
    found.ifPresent(
        useless -> {
          blanks.remove(useless);
          held -= useless.octets();
          admit();
        });
    return found;
  }

  List<PreparedSegment> leftBlanks() {
    List<PreparedSegment> left = List.copyOf(blanks);
    blanks.clear();
    return left;
  }

  long held() {
    return held;
  }

  /** Whether a segment was made for a block that the quota had no room for. */
  boolean isBeyondQuota() {
    return held > maxOctets;
  }

  long blankOctets() {
    return (long) blanks.size() * segmentOctets;
  }

  /** What messages may take while all but nothing waits to be sealed. */
  long octetsForMessages() {
    return maxOctets - reserve.segments(0) * segmentOctets;
  }

  private long creatable() {
    return Math.max(0, maxOctets - held) / segmentOctets;
  }

  private void admit() {
    // By one blank less than there are: so the preparer is woken before the last one is needed.
    admitted = reserve.unsealed(Math.max(0, blanks.size() - 1));
  }
}
