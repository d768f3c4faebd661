package io.sealpost.journal;

import io.sealpost.journal.disk.Disk;
import io.sealpost.journal.disk.DiskFile;
import io.sealpost.journal.encryption.KeyMissingException;
import io.sealpost.journal.format.Damage;
import io.sealpost.journal.format.EntryContent;
import io.sealpost.journal.format.EntryKind;
import io.sealpost.journal.format.EntryWindow;
import io.sealpost.journal.format.JournalKeys;
import io.sealpost.journal.format.Passed;
import io.sealpost.journal.format.Position;
import io.sealpost.journal.format.Segment;
import io.sealpost.journal.format.Segments;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads entries in order. Confined to one thread.
 *
 * <p>What is damaged is skipped up to the next whole entry, counted and reported, and reading
 * continues. A position in a freed segment moves on to the oldest segment held.
 */
public final class JournalReader implements AutoCloseable {
  private final Disk disk;
  private final Segments segments;
  private final Damage damage;
  private final Tail tail;
  private final EntryWindow window;
  private final Passed passed;
  private final JournalKeys keys;
  private final EntryContent content;
  private @Nullable Segment segment; // the one that is open
  private @Nullable DiskFile file;
  private long end; // of the journal, as far as it was looked at
  private long position;

  JournalReader(
      Disk disk,
      Segments segments,
      JournalKeys keys,
      Damage damage,
      Tail tail,
      Confirmations progress,
      long position) {
    this.disk = disk;
    this.segments = segments;
    this.keys = keys;
    this.content = new EntryContent(keys);
    this.damage = damage;
    this.tail = tail;
    this.window = new EntryWindow(progress::proofs);
    this.passed = new Passed(damage, progress::confirmed);
    this.position = position;
  }

  /** Result of one step. */
  private enum Step {
    ENTRY,
    /** No entry but a later position, or what is there is no longer to be read. */
    ON,
    /** An entry that ends beyond the limit. */
    BEYOND
  }

  /**
   * Goes to the next entry that ends at or before {@code limit}; false if there is none yet.
   *
   * @param limit any position, even within an entry
   * @throws IOException if the file cannot be read; the next call tries again, and the tenth skips
   *     what still cannot be read while the disk otherwise works. Or if the entry's key is not
   *     available: that entry is not skipped
   */
  public boolean next(long limit) throws IOException {
    if (limit > end) { // appending threads write to it all the time
      end = tail.end();
    }
    long upTo = Math.min(limit, end);
    Step step = Step.ON;
    while (step == Step.ON && position < upTo) {
      Segment current = segmentHere();
      if (current == null || current.start() >= upTo) {
        return false;
      }
      position = Math.max(position, current.start());
      step = read(current, upTo);
    }
    return step == Step.ENTRY;
  }

  /** The segment of this position, or else the one that follows. */
  private @Nullable Segment segmentHere() {
    Segment open = segment;
    long number = Position.number(position);
    boolean same = open != null && open.number() == number && segments.contains(open);
    return same ? open : segments.atOrAfter(number).orElse(null);
  }

  /** Takes one step in this segment. */
  private Step read(Segment current, long upTo) throws IOException {
    if (position >= current.end()) {
      goOn(current, upTo);
      return Step.ON;
    }
    passed.at(current, Position.offset(position));
    DiskFile open;
    try {
      open = open(current);
    } catch (NoSuchFileException e) {
      leave(current, upTo);
      return Step.ON;
    }
    int offset = Position.offset(position);
    // What reaches beyond the end is not an entry; what reaches beyond the limit may well be one.
    EntryWindow.Find find = look(open, current, offset, offset(current, end));
    if (!segments.contains(current)) {
      return Step.ON; // freed meanwhile: what was read may be of the file's next life
    }
    int limit = offset(current, upTo);
    if (find == EntryWindow.Find.ENTRY) {
      return window.next() > limit ? Step.BEYOND : take(current);
    }
    if (find == EntryWindow.Find.GO_ON) {
      goOn(current, upTo);
      return Step.ON;
    }
    skip(current, open, offset, limit, upTo);
    return Step.ON;
  }

  /** Offset of a position in this segment or after it. */
  private static int offset(Segment current, long position) {
    return Position.number(position) == current.number()
        ? Position.offset(position)
        : current.octets();
  }

  private EntryWindow.Find look(DiskFile open, Segment current, int offset, int limit)
      throws IOException {
    try {
      return window.at(open, current.header().salt(), offset, limit);
    } catch (IOException e) {
      close(); // its handle may belong to a file system that was there before
      throw e;
    }
  }

  private void goOn(Segment current, long upTo) {
    Optional<Segment> next = segments.after(current);
    if (next.isPresent()) {
      passed.ends(current, messages(current, next));
    }
    position = next.map(Segment::start).orElse(upTo);
  }

  /** Messages that were appended to a segment that is no longer appended to. */
  private long messages(Segment current, Optional<Segment> next) {
    long behind = next.map(segment -> segment.header().messages()).orElseGet(tail::messages);
    return behind - current.header().messages();
  }

  /** Moves past the entry found; returns it if it is what was appended. */
  private Step take(Segment current) throws KeyMissingException {
    EntryContent.Answer answer = content.of(current, window);
    if (answer == EntryContent.Answer.LOCKED) {
      throw new KeyMissingException(keys.missing(current));
    }
    passed.entry(current, window.place(), window.kind());
    long next = Position.of(current.number(), window.next());
    if (answer == EntryContent.Answer.CHANGED) {
      damage.changed(position, next);
    }
    position = next;
    return answer == EntryContent.Answer.READABLE ? Step.ENTRY : Step.ON;
  }

  private void skip(Segment current, DiskFile open, int offset, int limit, long upTo)
      throws IOException {
    int whole = search(open, current, offset + 8, limit);
    boolean toTheEnd = whole == limit && Position.number(upTo) != current.number();
    if (toTheEnd) {
      leave(current, upTo);
    } else if (segments.contains(current)) {
      passed.skipped(current, offset, whole);
      position = Position.of(current.number(), whole);
    }
  }

  private int search(DiskFile open, Segment current, int from, int limit) throws IOException {
    try {
      return window.search(open, current.header().salt(), from, limit);
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Gives up the rest of a segment. */
  private void leave(Segment current, long upTo) {
    if (segments.contains(current)) {
      Optional<Segment> next = segments.after(current);
      passed.leaves(current, Position.offset(position), messages(current, next));
      position = next.map(Segment::start).orElse(upTo);
    }
  }

  private DiskFile open(Segment current) throws IOException {
    DiskFile open = file;
    if (open == null || segment != current) {
      close();
      open = disk.open(current.fileName());
      file = open;
      segment = current;
    }
    return open;
  }

  /**
   * Position after the current entry: what to confirm or seal once it is dealt with; where {@link
   * #seek} continues.
   */
  public long position() {
    return position;
  }

  public EntryKind kind() {
    return window.kind();
  }

  /** The session of the segment that holds the current entry. */
  public long session() {
    return segment == null ? 0 : segment.header().session();
  }

  /** Messages appended to the journal before the segment that holds the current entry. */
  public long messagesBefore() {
    return segment == null ? 0 : segment.header().messages();
  }

  /**
   * The current entry's octets: {@link #length} from {@link #offset} of this array, until the next
   * call.
   */
  public byte[] array() {
    return content.array();
  }

  public int offset() {
    return content.offset();
  }

  public int length() {
    return content.length();
  }

  /** Goes to another position: the next entry is the one after it. */
  public void seek(long to) throws IOException {
    if (to != position) {
      passed.forget();
    }
    position = to;
  }

  @Override
  public void close() {
    window.clear();
    DiskFile open = file;
    file = null;
    segment = null;
    try {
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      // It was only read.
    }
  }
}
