package io.sealpost.journal.format;

import io.sealpost.journal.encryption.EncryptionKey;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The segment in use, if any, and where its next entry goes. Guarded by the tail's lock. */
public final class OpenSegment {
  /** A segment is hardly filled up to its limit divided by this. */
  private static final int HARDLY = 16;

  private @Nullable Segment segment;
  private @Nullable SegmentWriter writer;
  private @Nullable PageCounts counts;
  private @Nullable EntryCipher cipher; // none: entries are stored as they are
  private long previous; // number of the last segment begun
  private int salt;
  private long base; // position of the segment's first octet
  private int offset;
  private int limit; // entries end here at the latest; 0 without a segment
  private boolean full; // whatever is left of it

  private final JournalKeys keys;

  /** Has none yet; the first one will follow the segment of this number. */
  public OpenSegment(long previous, JournalKeys keys) {
    this.previous = previous;
    this.keys = keys;
  }

  /** Whether an entry of this many octets may be written; never without a segment. */
  public boolean fits(int length) {
    int stored = cipher == null ? length : length + EntryCipher.OVERHEAD;
    return !full && offset + Entry.size(stored) <= limit;
  }

  /** The segment in use, if any. */
  public Optional<Segment> segment() {
    return Optional.ofNullable(segment);
  }

  /** Whether it contains more than the first few messages. */
  public boolean isFilling() {
    return offset > limit / HARDLY;
  }

  /** Makes nothing more fit, so that the next entry begins a segment. */
  public void fill() {
    full = true;
  }

  /** The octets that it has left for entries. */
  public int left() {
    return Math.max(0, limit - offset);
  }

  /**
   * Writes an entry that {@link #fits}; returns the position after it. If that fails, nothing has
   * changed.
   *
   * @param crc of the entry as it is, without the salt
   */
  public long write(EntryKind kind, int crc, byte[] octets, int from, int length)
      throws IOException {
    EntryCipher encrypting = cipher;
    if (encrypting == null) {
      return put(kind, crc, octets, from, length);
    }
    encrypting.encrypt(base + offset, kind, octets, from, length);
    byte[] encrypted = encrypting.array();
    int count = encrypting.length();
    return put(kind, Entry.crc(kind.code(), encrypted, 0, count), encrypted, 0, count);
  }

  private long put(EntryKind kind, int crc, byte[] octets, int from, int length)
      throws IOException {
    Objects.requireNonNull(writer).entry(offset, kind.code(), crc ^ salt, octets, from, length);
    Objects.requireNonNull(counts).add(offset, kind);
    offset += Entry.size(length);
    return base + offset;
  }

  /** Ends the segment in use and begins another one. */
  public Segment begin(PreparedSegment prepared, long session, long messages) throws IOException {
    end();
    Optional<EncryptionKey> key = keys.encrypting();
    Segment begun = prepared.begin(previous, session, messages, key);
    cipher = key.map(used -> EntryCipher.of(used, begun.header())).orElse(null);
    segment = begun;
    writer = prepared.writer();
    counts = begun.counts().orElseThrow();
    previous = prepared.number();
    salt = prepared.life().salt();
    base = Position.of(prepared.number(), 0);
    offset = begun.header().length();
    limit = prepared.octets() - Entry.MARK;
    full = false;
    return begun;
  }

  /** Writes the go-on mark, if there is a segment. */
  public void end() throws IOException {
    if (segment != null) {
      Objects.requireNonNull(writer).goOn(offset);
      leave(segment);
    }
  }

  /** Ends the segment in use, if any, without touching it. */
  public Optional<Segment> giveUp() {
    Optional<Segment> left = Optional.ofNullable(segment);
    left.ifPresent(this::leave);
    return left;
  }

  private void leave(Segment ending) {
    ending.endAt(offset);
    segment = null;
    limit = 0;
  }
}
