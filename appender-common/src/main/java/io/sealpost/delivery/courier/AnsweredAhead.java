package io.sealpost.delivery.courier;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Entries that a collector has accepted while an earlier one was refused or not answered: they are
 * not sent again, and are confirmed as soon as everything before them is. In memory only: another
 * process sends them again.
 *
 * <p>The courier adds and passes, the reader of its connection confirms, under a lock that also
 * puts all confirmations in one sequence.
 */
final class AnsweredAhead {
  // Each takes a few octets; a collector with more gaps than that is beyond help.
  private static final int MOST_STRETCHES = 10_000;

  private final NavigableMap<Long, Long> stretches = new TreeMap<>(); // disjoint, not adjacent
  private final LongConsumer reported;
  private volatile boolean any; // whether there may be stretches
  private long confirmed;
  private long passed; // everything up to here was sent on the present connection, or left out

  /**
   * For a journal that is confirmed up to this position.
   *
   * @param reported receives the position up to which all is confirmed, which never decreases
   */
  AnsweredAhead(long confirmed, LongConsumer reported) {
    this.confirmed = confirmed;
    this.passed = confirmed;
    this.reported = reported;
  }

  /** Everything from one position to another was accepted. */
  synchronized void add(long from, long to) {
    if (to <= confirmed || stretches.size() >= MOST_STRETCHES) {
      return;
    }
    long begin = from;
    long end = to;
    Map.Entry<Long, Long> before = stretches.floorEntry(from);
    if (before != null && before.getValue() >= from) {
      begin = before.getKey();
      end = Math.max(end, before.getValue());
    }
    NavigableMap<Long, Long> within = stretches.subMap(begin, true, end, true);
    while (!within.isEmpty()) {
      end = Math.max(end, within.lastEntry().getValue());
      within.pollLastEntry();
    }
    stretches.put(begin, end);
    any = true;
  }

  /** Whether the entry that ends at this position is one of them. */
  boolean has(long position) {
    return any && isIn(position);
  }

  private synchronized boolean isIn(long position) {
    any = !stretches.isEmpty();
    Map.Entry<Long, Long> before = stretches.lowerEntry(position);
    return before != null && before.getValue() >= position;
  }

  /** The courier begins at this position. */
  synchronized void begin(long position) {
    passed = position;
  }

  /** The courier leaves out the entry that ends here; it sent or left out everything before it. */
  synchronized void leftOut(long position) {
    passed = position;
    confirm(confirmed);
  }

  /** Everything up to here is confirmed, and so is what follows it and is known to be accepted. */
  synchronized void confirm(long position) {
    long before = confirmed;
    confirmed = Math.max(confirmed, position);
    Map.Entry<Long, Long> next = stretches.floorEntry(confirmed);
    if (next != null && next.getValue() > confirmed) {
      // No further than the courier has got: it counts what it passes.
      confirmed = Math.max(confirmed, Math.min(next.getValue(), passed));
    }
    stretches.headMap(confirmed, true).values().removeIf(end -> end <= confirmed);
    if (confirmed > before) {
      reported.accept(confirmed);
    }
  }
}
