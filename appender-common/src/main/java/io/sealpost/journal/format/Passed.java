package io.sealpost.journal.format;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How many messages of its segment a reader has passed, read or lost: so that what is lost is
 * counted by message. Known from the segment's first entry on, and for segments that this process
 * writes, from page to page. For one thread.
 */
public final class Passed {
  private static final int NOT_KNOWN = -1;

  private final Damage damage;
  private final LongSupplier confirmed;
  private @Nullable Segment segment;
  private int count = NOT_KNOWN;
  private boolean exact; // otherwise it may be some messages more, of one page
  private int page; // in which the previous entry begins

  /** Reports what is after the confirmed position: what was delivered is not lost. */
  public Passed(Damage damage, LongSupplier confirmed) {
    this.damage = damage;
    this.confirmed = confirmed;
  }

  /** The reader is no longer right after the last entry. */
  public void forget() {
    segment = null;
  }

  /** The reader looks at this offset. */
  public void at(Segment current, int offset) {
    if (segment != current) {
      segment = current;
      exact = offset <= current.header().length();
      count =
          exact ? 0 : current.counts().map(counts -> counts.beforePage(offset)).orElse(NOT_KNOWN);
      page = offset / PageCounts.PAGE;
    }
  }

  /** The reader finds an entry there. */
  public void entry(Segment current, int offset, EntryKind kind) {
    Optional<PageCounts> counts = current.counts();
    if (offset / PageCounts.PAGE != page && counts.isPresent()) {
      int really = counts.get().beforePage(offset);
      missing(current, really);
      count = really;
      exact = true;
    }
    page = offset / PageCounts.PAGE;
    count += count != NOT_KNOWN && kind == EntryKind.MESSAGE ? 1 : 0;
  }

  /** The reader continues after what is damaged, at the offset {@code to}. */
  public void skipped(Segment current, int from, int to) {
    int first = first(current, to);
    int known = current.counts().map(counts -> counts.beforePage(to)).orElse(0);
    lost(current, from, to, first, Math.max(first + 1, known));
    count = first == NOT_KNOWN ? NOT_KNOWN : Math.max(first + 1, known);
    page = to / PageCounts.PAGE;
  }

  /** The reader leaves a segment that has this many messages, unread from this offset on. */
  public void leaves(Segment current, int from, long messages) {
    int first = first(current, current.octets());
    lost(current, from, current.octets(), first, (int) messages);
  }

  /** The reader has reached the end of a segment that has this many messages. */
  public void ends(Segment current, long messages) {
    missing(current, (int) messages);
  }

  private void missing(Segment current, int really) {
    if (segment == current && exact && count < really) {
      long before = current.header().messages();
      damage.add(before + count, before + really);
    }
  }

  /** The first message that counts as lost; excludes what was delivered. */
  private int first(Segment current, int to) {
    long delivered = confirmed.getAsLong();
    boolean inPart = Position.number(delivered) == current.number();
    if (count == NOT_KNOWN || !inPart) {
      return count;
    }
    int upTo = Math.min(to, Position.offset(delivered));
    return Math.max(count, current.counts().map(counts -> counts.beforePage(upTo)).orElse(0));
  }

  private void lost(Segment current, int from, int to, int first, int end) {
    long start = Position.of(current.number(), from);
    long behind = Position.of(current.number(), to);
    if (first == NOT_KNOWN || first >= end) {
      damage.skipped(start, behind);
    } else {
      long before = current.header().messages();
      damage.skipped(start, behind, before + first, before + end);
    }
  }
}
