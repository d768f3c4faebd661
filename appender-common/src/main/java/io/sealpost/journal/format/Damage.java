package io.sealpost.journal.format;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Record of what could not be read: messages if their number is known, otherwise places. Each
 * counts once, however many readers find it, and each segment is reported once. Any thread.
 */
public final class Damage {
  private final NavigableMap<Long, Long> messages = new TreeMap<>(); // from, and up to; by number
  private final Map<Long, Boolean> places = new HashMap<>(); // whether its messages are known
  private final Set<Long> reported = new HashSet<>(); // segments
  private final JournalListener listener;
  private long count; // guarded by this, as are the collections

  public Damage(JournalListener listener) {
    this.listener = listener;
  }

  /** Notes that everything from one position up to another was skipped. */
  void skipped(long from, long to) {
    place(from);
    report("damaged", from, to);
  }

  /**
   * Notes that what was skipped contained messages.
   *
   * @param first of them, numbered by how many were appended before it while the directory exists
   * @param end after the last
   */
  void skipped(long from, long to, long first, long end) {
    addAt(from, first, end);
    report("damaged", from, to);
  }

  /** Notes that an entry was skipped because it was changed after it was encrypted. */
  public void changed(long from, long to) {
    place(from);
    report("changed since it was encrypted", from, to);
  }

  /** Notes that these messages were among what was skipped. */
  synchronized void add(long first, long end) {
    long from = first;
    long to = end;
    Map.Entry<Long, Long> known = messages.floorEntry(end);
    while (known != null && known.getValue() >= from) {
      messages.remove(known.getKey());
      count -= known.getValue() - known.getKey();
      from = Math.min(from, known.getKey());
      to = Math.max(to, known.getValue());
      known = messages.floorEntry(to);
    }
    messages.put(from, to);
    count += to - from;
  }

  private synchronized void addAt(long from, long first, long end) {
    boolean onlyAPlace = Boolean.FALSE.equals(places.put(from, true));
    count -= onlyAPlace ? 1 : 0;
    add(first, end);
  }

  private synchronized void place(long from) {
    count += places.putIfAbsent(from, false) == null ? 1 : 0;
  }

  private void report(String what, long from, long to) {
    if (isNews(Position.number(from))) {
      listener.warning(
          what
              + ": "
              + Position.text(from)
              + " up to "
              + Position.text(to)
              + " was skipped; more in this segment is only counted");
    }
  }

  private synchronized boolean isNews(long segment) {
    return reported.add(segment);
  }

  /**
   * Forgets what is in segments that are freed.
   *
   * @param position after them
   * @param before number of messages before that
   */
  public synchronized void forgetBefore(long position, long before) {
    places.keySet().removeIf(place -> place < position);
    reported.removeIf(segment -> segment < Position.number(position));
    messages.headMap(before).entrySet().removeIf(known -> known.getValue() <= before);
  }

  public synchronized long count() {
    return count;
  }
}
